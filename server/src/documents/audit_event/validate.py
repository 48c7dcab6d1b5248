"""Validates a Bundle of AuditEvents with the models of FHIR R4B, in which both are as in R4.

    validate.py BUNDLE
"""

import sys

from fhir.resources.R4B.bundle import Bundle

with open(sys.argv[1], encoding="utf-8") as file:
    bundle = Bundle.model_validate_json(file.read())
print(len(bundle.entry or []))
