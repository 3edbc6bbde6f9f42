"""
Three questions to the tables of a list, in SQL, with DuckDB over Parquet files.

Usage: ``python duckdb_parquet.py [NEW [OLD]]`` (the bundled sample, if no list is given). It needs pyarrow and duckdb:
``pip install pyarrow duckdb``.

Who was added in July 2021, and under which program? The lists of the UN and the UK, and OFAC's Advanced and Enhanced
XML, state the day of each listing; that is asked of NEW. The EU states the day of the latest act on each party, which
leaves open when it was listed first. OFAC's classic XML and its CSV state none: there the answer takes an edition of
before, OLD (``sdn-2021-07-23.csv`` beside ``sdn-2021-07-29.csv``), whose parties are taken away.

How many parties have a name in another script? Few lists say what script a name is written in (the column ``script``),
so the letters are asked. Not every such name is the original one: the EU gives many in Greek and Bulgarian letters.

Which vessels fly which flag?
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import duckdb

import sanctionslib as sl

STATED = """
    SELECT strftime(listing_date_latest, '%Y-%m-%d') AS listed, code AS program, count(DISTINCT entity_id) AS parties
    FROM new.designations JOIN new.programs USING (designation_id, entity_id)
    WHERE listing_date_earliest >= DATE '2021-07-01' AND listing_date_latest <= DATE '2021-07-31'
    GROUP BY ALL ORDER BY ALL
"""
UNSURE = """
    SELECT count(*) FROM new.designations
    WHERE listing_date IS NOT NULL
      AND coalesce(listing_date_earliest <= DATE '2021-07-31', TRUE)
      AND coalesce(listing_date_latest >= DATE '2021-07-01', TRUE)
      AND NOT coalesce(listing_date_earliest >= DATE '2021-07-01' AND listing_date_latest <= DATE '2021-07-31', FALSE)
"""
ADDED = """
    SELECT entity_id, name, list(DISTINCT code ORDER BY code) AS programs
    FROM new.entities JOIN new.programs USING (entity_id)
    WHERE entity_id NOT IN (SELECT entity_id FROM old.entities)
    GROUP BY ALL ORDER BY ALL
"""
SCRIPTS = """
    SELECT count(DISTINCT entity_id) FILTER (regexp_matches(text, '[^\\p{Latin}\\p{Common}\\p{Inherited}]')),
           count(DISTINCT entity_id)
    FROM new.names
"""
FLAGS = """
    SELECT coalesce(country_code, country) AS flag, count(*) AS vessels, min(name) AS one_of_them
    FROM new.vessels JOIN new.entities USING (entity_id) JOIN new.countries USING (entity_id)
    WHERE field = 'flags'
    GROUP BY ALL ORDER BY vessels DESC, flag
"""


def attach(base: duckdb.DuckDBPyConnection, name: str, source: str | Path, folder: Path) -> None:
    """Write the tables of a list as Parquet, and make each a view in a schema of its own."""
    sl.convert(source, folder / name, to="parquet")
    base.execute(f"CREATE SCHEMA {name}")
    for file in (folder / name).iterdir():
        base.execute(f"CREATE VIEW {name}.{file.stem} AS FROM read_parquet('{file.as_posix()}')")


def main(arguments: list[str]) -> None:
    """Answer the questions for the lists that *arguments* name."""
    new, *old = arguments or [str(sl.sample_path())]
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as base:
        attach(base, "new", new, Path(folder))
        ((stated,),) = base.execute("SELECT count(listing_date) FROM new.designations").fetchall()
        if old:
            attach(base, "old", old[0], Path(folder))
            rows = base.execute(ADDED).fetchall()
            print(f"{len(rows)} parties are not on the older list")
            for entity_id, name, programs in rows:
                print(f"  {entity_id} {name}: {', '.join(programs)}")
        elif stated:
            print("listed in July 2021")
            for listed, program, parties in base.execute(STATED).fetchall():
                print(f"  {listed} {program}: {parties}")
            ((unsure,),) = base.execute(UNSURE).fetchall()
            print(f"listed then or at another time: {unsure}")
        else:
            print("the list states no listing dates: give an older edition beside it")
        ((original, named),) = base.execute(SCRIPTS).fetchall()
        print(f"{original} of {named} parties have a name in another script than the Latin one")
        print("vessels by flag")
        for flag, vessels, one in base.execute(FLAGS).fetchall():
            print(f"  {flag}: {vessels}, such as {one}")


if __name__ == "__main__":
    main(sys.argv[1:])
