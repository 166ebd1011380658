"""What is no text: how to know it, and the sentence that says what to do."""

NO_TEXT = "er staat geen tekst in een foto of scan: typ de tekst over in Word en lever dat aan."
SPOKEN = (
    "dit is een opname van geluid of beeld: schrijf uit wat er gezegd wordt en lever die tekst aan."
)
OLD = "dit is een oud Office-bestand: open het en sla het op als .docx of .xlsx."
PACKED = "dit is een ingepakt bestand: pak het uit en zet de bestanden zelf in de levering."
SHEET = "dit rekenblad kan niet gelezen worden: open het en sla het op als .xlsx."
SLIDES = "een presentatie wordt niet gelezen: zet de tekst in Word en lever dat aan."
APPLE = (
    "dit bestand kan niet gelezen worden: kies in Pages of Numbers Exporteer naar Word of Excel."
)
SHORTCUT = "dit is alleen een verwijzing naar een bestand: zet het bestand zelf in de levering."

BY_SUFFIX = {
    suffix: sentence
    for sentence, suffixes in {
        NO_TEXT: ".jpg .jpeg .jfif .png .heic .heif .tif .tiff .gif .bmp .webp .avif .svg",
        SPOKEN: ".mp3 .m4a .wav .ogg .oga .opus .aac .amr .wma .flac .mp4 .mov .avi .mkv .webm .3gp"
        " .wmv .m4v .mpg .mpeg",
        PACKED: ".zip .rar .7z .gz .tar .tgz",
        SHEET: ".ods .xlsb .fods",
        SLIDES: ".ppt .pptx .pptm .ppsx .odp .key",
        APPLE: ".pages .numbers",
        SHORTCUT: ".lnk .url .webloc .gdoc .gsheet",
    }.items()
    for suffix in suffixes.split()
}
BY_START = (
    (b"\xff\xd8\xff", NO_TEXT),  # JPEG
    (b"\x89PNG\r\n", NO_TEXT),
    (b"GIF87a", NO_TEXT),
    (b"GIF89a", NO_TEXT),
    (b"II*\0", NO_TEXT),  # TIFF
    (b"MM\0*", NO_TEXT),
    *((b"ID3" + bytes([version]), SPOKEN) for version in (2, 3, 4)),  # MP3
    (b"OggS\0", SPOKEN),
    (b"fLaC", SPOKEN),
    (b"#!AMR\n", SPOKEN),
    (b"\x1aE\xdf\xa3", SPOKEN),  # Matroska and WebM
    (b"\x1f\x8b", PACKED),  # gzip
    (b"7z\xbc\xaf\x27\x1c", PACKED),
    (b"Rar!\x1a\x07", PACKED),
)
PICTURE_BRANDS = (b"hei", b"hev", b"mif", b"msf", b"avi")  # HEIC and AVIF, among MP4 and MOV
RIFF = {b"WEBP": NO_TEXT, b"WAVE": SPOKEN, b"AVI ": SPOKEN}


def refused(data: bytes) -> str:
    """The sentence for a file that opens as pictures, sound or archives do; else nothing."""
    if data[4:8] == b"ftyp":
        return NO_TEXT if data[8:12].startswith(PICTURE_BRANDS) else SPOKEN
    if data.startswith(b"RIFF"):
        return RIFF.get(data[8:12], "")
    return next((sentence for start, sentence in BY_START if data.startswith(start)), "")
