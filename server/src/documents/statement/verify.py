"""Verifies the signature of a PDF with pyHanko, trusting one certificate.

    verify.py PDF CERTIFICATE
"""

import sys

from pyhanko.keys import load_cert_from_pemder
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

with open(sys.argv[1], "rb") as file:
    reader = PdfFileReader(file)
    [signature] = reader.embedded_signatures
    trusted = ValidationContext(trust_roots=[load_cert_from_pemder(sys.argv[2])])
    status = validate_pdf_signature(signature, trusted)
    print(status.pretty_print_details())
    sys.exit(0 if status.bottom_line and status.coverage.name == "ENTIRE_FILE" else 1)
