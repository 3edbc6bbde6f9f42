"""
OFAC's delimited lists, FF: the SDN list (``SDN.FF``) and the Consolidated list of all others (``CONS_PRIM.FF``).

Documentation: OFAC's data specification, ``dat_spec.txt``. A release is four files: SDN (names, programs, remarks),
ADD (addresses), ALT (strong aliases) and SDN_COMMENTS (where remarks of over 1,000 characters go on); CONS_PRIM,
CONS_ADD, CONS_ALT and CONS_COMMENTS for the Consolidated list. They are joined by ``ent_num``, the uid of the XML.

Cells begin at fixed places, and are filled up with spaces; double quotes inside a text stand as they
are. A row of the SDN file is 1,867 characters long where programs have 50 (2016, 2018), and 2,017 where they have 200
(specification of 2023).

Encoding: ASCII; UTF-8 and cp1252 are read as well. No header, no date, no name of the list. Rows end with CR LF, files
with Ctrl-Z; files that lost it, or have LF only, or got a header, are read as well.

Dates: all of them stand in the remarks: ``07 Jan 1987``, ``Jan 1987``, ``1987``, any of them after ``circa``, or two of
them joined by ``to``: one unknown day of that range.

Oddities: null is ``-0-``, mostly with a space behind it. Several programs stand in one cell with the brackets of the
print edition between them (``SDGT] [SYRIA``). Birth dates, documents, weak aliases and links stand in the remarks:
the page on remarks says how they are read. City, region and postal code share a column, and so do the street lines.
"""

from __future__ import annotations

from ._ofac_delimited import FixedWidth, make_format

FORMAT = make_format("OFAC SDN and Consolidated lists, FF (fixed-width)", FixedWidth(), ".ff")
