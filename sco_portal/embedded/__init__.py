"""PostgreSQL and Redis from Python packages, for a machine where no servers are set up.

`places` says where they live, `postgres` and `redis` how each is started, `keeper` is the process that owns a running
server, `lease` is how a program says «I need it»: as long as anyone holds a lease the server stays, and when the last
one is gone, even by `kill -9`, its keeper stops it. Nothing here knows Django.
"""
