"""Messages: the subject is the title, the words are the text, and attachments are told."""

import struct
from email.message import EmailMessage

import pytest
from delivered import made, read

END, FREE = 0xFFFFFFFE, 0xFFFFFFFF


def mail(subject: str, text: str | None = None, page: str | None = None) -> EmailMessage:
    made_of = EmailMessage()
    made_of["From"] = "Iemand <iemand@voorbeeld.nl>"
    made_of["Date"] = "Wed, 05 Oct 2022 09:00:00 +0200"
    made_of["Subject"] = subject
    if text is not None:
        made_of.set_content(text)
    if page is not None:
        made_of.add_alternative(page, subtype="html")
    return made_of


def container(streams: dict) -> bytes:
    """A small OLE file of streams (bytes) and storages (dicts) by name: [MS-CFB] 2."""
    entries, small = [("Root Entry", 5, None)], b""
    links = {0: [FREE, FREE]}
    todo = [(0, streams)]
    for parent, inside in todo:
        before = None
        for name, content in inside.items():
            number = len(entries)
            entries.append((name, 1 if isinstance(content, dict) else 2, content))
            links[number] = [FREE, FREE]
            links[parent if before is None else before][before is None] = number
            before = number
            if isinstance(content, dict):
                todo.append((number, content))
    records, chain = b"", []
    for number, (name, kind, content) in enumerate(entries):
        content = content if isinstance(content, bytes) else b""
        start, length = len(small) // 64, -(-len(content) // 64)
        small += content.ljust(length * 64, b"\0")
        chain += [*range(start + 1, start + length), END] if length else []
        records += record(name, kind, *links[number], start if length else END, len(content))
    return assembled(records, chain, small)


def record(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    letters = (name + "\0").encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII36sIQ", letters, len(letters), kind, 1, FREE, right, child, b"", start, size
    )


def assembled(records: bytes, chain: list[int], small: bytes) -> bytes:
    """Header, one sector with the chains of sectors, directory, chains of small blocks, blocks."""
    small = small.ljust(-(-len(small) // 512) * 512, b"\0")
    mini = struct.pack(f"<{len(chain)}I", *chain)
    mini = mini.ljust(-(-len(mini) // 512) * 512, b"\xff")
    first = 1 + -(-len(records) // 512)
    blocks = first + len(mini) // 512
    records = records[:116] + struct.pack("<IQ", blocks, len(small)) + records[128:]
    records = records.ljust((first - 1) * 512, b"\0")
    sectors = [0xFFFFFFFD]
    for size in (len(records), len(mini), len(small)):
        sectors += [*range(len(sectors) + 1, len(sectors) + size // 512), END]
    table = struct.pack(f"<{len(sectors)}I", *sectors).ljust(512, b"\xff")
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIIIII",
        bytes.fromhex("d0cf11e0a1b11ae1"), b"", 62, 3, 0xFFFE, 9, 6, b"",
        0, 1, 1, 0, 4096, first, len(mini) // 512, END, 0, 0, FREE,
    )  # fmt: skip
    return header.ljust(512, b"\xff") + table + records + mini + small


def outlook(**said: str | bytes | dict) -> bytes:
    """An Outlook message; texts are properties by number, dicts are attachments."""
    streams = {"__properties_version1.0": b"\0" * 32}
    for name, value in said.items():
        number = name.removeprefix("p")
        if isinstance(value, dict):
            streams[f"__attach_version1.0_#{number}"] = value
        elif isinstance(value, bytes):
            streams[f"__substg1.0_{number}"] = value
        else:
            streams[f"__substg1.0_{number}001F"] = value.encode("utf-16-le")
    return container(streams)


@pytest.mark.parametrize(
    ("subject", "text", "page"),
    [
        ("RE: Fwd: Dagboek A03 4 oktober 2022", "Een zin.\n\n- een\n- twee\n", None),
        ("Dagboek A03 4 oktober 2022", None, "<p>Een zin.</p><ul><li>een</li><li>twee</li></ul>"),
        ("Dagboek A03 4 oktober 2022", " \n", "<p>Een zin.</p><ul><li>een<li>twee</ul>"),
    ],
)
def test_a_mail_is_a_text_under_its_subject(tmp_path, subject, text, page):
    (row,) = read(made(tmp_path / "bericht.eml", bytes(mail(subject, text, page))))
    assert (row["writer"], row["date"], row["problem"]) == ("A03", "2022-10-04", "")
    assert row["text"] == "Een zin.\n\n- een\n- twee"
    assert "iemand" not in row["text"].lower()


def test_the_day_of_sending_is_not_taken_for_the_day_that_is_told_of(tmp_path):
    (row,) = read(made(tmp_path / "A03.eml", bytes(mail("Mooi gesprek", "Een zin."))))
    assert row["text"] == "# Mooi gesprek\n\nEen zin."
    assert "de datum ontbreekt" in row["problem"]


def test_attachments_of_a_mail_are_told_but_not_its_ornaments(tmp_path):
    message = mail("A03 4-10-2022", "Zie bijlage.")
    message.add_attachment(b"PK", maintype="application", subtype="zip", filename="A03.docx")
    message.add_attachment(b"x", maintype="image", subtype="png", cid="<1>", disposition="inline")
    message.add_attachment(b"x", maintype="image", subtype="jpeg", filename="foto.jpg")
    message.add_attachment("los", filename="los.txt")
    message.add_attachment(mail("oud", "Oude zin."))
    text, *told = read(made(tmp_path / "bericht.eml", bytes(message)))
    assert text["text"] == "Zie bijlage."
    assert [row["place"] for row in told] == [
        "bijlage 'A03.docx'",
        "bijlage 'foto.jpg'",
        "bijlage 'los.txt'",
        "bijlage 'doorgestuurd bericht'",
    ]
    assert all(row["problem"].endswith("sla de bijlage op in de levering.") for row in told)
    assert {row["writer"] for row in told} == {"A03"}


@pytest.mark.parametrize(
    ("headers", "body", "text"),
    [
        ("Content-Type: text/plain; charset=windows-1252", "één".encode("cp1252"), "één"),
        ("Content-Type: text/plain; charset=onbekend", "één".encode(), "één"),
        ("Content-Type: text/plain; charset=utf-8; format=flowed", b"een \r\ntwee\r\n", "een twee"),
        ("Content-Transfer-Encoding: base64", b"ZWVu", "een"),
        ("Content-Transfer-Encoding: quoted-printable", b"=C3=A9=C3=\r\n=A9n", "één"),
    ],
)
def test_the_letters_of_a_mail(tmp_path, headers, body, text):
    content = f"Subject: =?utf-8?q?A03_4-10-2022?=\r\n{headers}\r\n\r\n".encode() + body
    (row,) = read(made(tmp_path / "bericht.eml", content))
    assert (row["writer"], row["text"]) == ("A03", text)


def test_a_message_without_text_or_that_is_none(tmp_path):
    (row,) = read(made(tmp_path / "A03.eml", bytes(mail("A03 4-10-2022", ""))))
    assert "hier staat geen tekst" in row["problem"]
    (row,) = read(made(tmp_path / "A04.eml", b"zomaar een zin"))
    assert "niet wat de naam zegt" in row["problem"]


def test_an_outlook_message_is_read(tmp_path):
    attached = {
        "__substg1.0_3704001F": "BIJLAG~1.DOC".encode("utf-16-le"),
        "__substg1.0_3707001F": "Bijlage A03.docx".encode("utf-16-le"),
    }
    logo = {
        "__substg1.0_3707001F": "logo.png".encode("utf-16-le"),
        "__substg1.0_3712001F": "1@x".encode("utf-16-le"),
        "__substg1.0_37010102": b"x",
    }
    content = outlook(
        p0037="Dagboek A03 4 oktober 2022", p1000="Één zin.\r\n", p0=attached, p1=logo
    )
    text, told = read(made(tmp_path / "bericht.msg", content))
    assert (text["writer"], text["date"], text["text"]) == ("A03", "2022-10-04", "Één zin.")
    assert told["place"] == "bijlage 'Bijlage A03.docx'"


@pytest.mark.parametrize(
    ("said", "text", "problem"),
    [
        ({"p1000001E": "Één zin.".encode("cp1252")}, "Één zin.", ""),
        ({"p10130102": b"<p>Een <b>zin</b>.</p>"}, "Een zin.", ""),
        ({"p10090102": b"LZFu"}, "", "sla het bericht op als .eml, of kopieer de tekst naar Word"),
        ({}, "", "hier staat geen tekst"),
    ],
)
def test_outlook_messages_of_other_makes(tmp_path, said, text, problem):
    content = outlook(p0037="A03 4-10-2022", **said)
    (row,) = read(made(tmp_path / "A03 4-10-2022.msg", content))
    assert row["text"] == text
    assert problem in row["problem"]
    assert bool(row["problem"]) is bool(problem)
