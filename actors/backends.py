"""Who an e-mail address and a password belong to, and who may use the administration."""

from __future__ import annotations

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend


class MandateBackend(AuthenticationBackend):
    """The administration's own rights follow from a mandate in force, never from flags that outlive it."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        return bool(user_obj.is_active and user_obj.is_staff)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return self.has_perm(user_obj, app_label)
