"""Reading: bytes of an official document in, frozen records with their evidence out.

Plain Python. No Django, no settings, no clock, no network. The order of work is the order of modules:
readers -> normalise -> structure -> find -> recognise -> checks -> pipeline.
"""
