"""Validates every XML file under a folder with the official schemas.

    validate.py SCHEMAS FOLDER

Prints `file:line: message` for whatever is wrong, and at the end how many files it looked at.
"""

import sys
from pathlib import Path

from lxml import etree

MHLW = "https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/0000161103.html"
SCHEMAS = {
    "{urn:hl7-org:v3}ClinicalDocument": "hc08_V08.xsd",
    f"{{{MHLW}}}index": "ix08_V08.xsd",
    f"{{{MHLW}}}summary": "su08_V08.xsd",
}


def complaints(file, schemas):
    """What is wrong with a file: lines and messages."""
    try:
        document = etree.parse(str(file))
    except etree.XMLSyntaxError as error:
        return [(error.lineno, error.msg)]
    root = document.getroot()
    schema = schemas.get(root.tag)
    if schema is None:
        return [(root.sourceline, f"no schema for {root.tag}")]
    schema.validate(document)
    return [(error.line, error.message) for error in schema.error_log]


def main(schemas, folder):
    schemas = {
        root: etree.XMLSchema(etree.parse(str(schemas / name)))
        for root, name in SCHEMAS.items()
    }
    files = sorted(folder.rglob("*.xml"))
    for file in files:
        for line, message in complaints(file, schemas):
            print(f"{file.relative_to(folder)}:{line}: {message}")
    print(len(files))


main(*map(Path, sys.argv[1:]))
