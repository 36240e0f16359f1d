"""Who acts: states, cities, sectors of work, mechanisms, people and their mandates."""

from .mechanisms import AliasKind, Mechanism, MechanismAlias, MechanismKind
from .people import SECRETARIAT_ROLES, Mandate, Role, User
from .places import City, Membership, Sector, Standing, State

__all__ = [
    "SECRETARIAT_ROLES",
    "AliasKind",
    "City",
    "Mandate",
    "Mechanism",
    "MechanismAlias",
    "MechanismKind",
    "Membership",
    "Role",
    "Sector",
    "Standing",
    "State",
    "User",
]
