#!/usr/bin/python3
# Reads font programs with fontTools: every table of them, every outline. Prints a line a file: its name, how many glyphs it has, how many have an outline.
import sys
from io import BytesIO
from fontTools.cffLib import CFFFontSet
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

def read_truetype(data):
    font = TTFont(BytesIO(data), checkChecksums=2, lazy=False)
    for tag in font.reader.keys():
        font[tag]
    return font.getGlyphOrder(), font.getGlyphSet()

def read_cff(data):
    fonts = CFFFontSet()
    fonts.decompile(BytesIO(data), None)
    font = fonts[0]
    return font.getGlyphOrder(), font.CharStrings

for path in sys.argv[1:]:
    data = open(path, 'rb').read()
    order, glyphs = read_truetype(data) if data[:4] == b'\0\1\0\0' else read_cff(data)
    drawn = 0
    for name in order:
        pen = BoundsPen(glyphs)
        glyphs[name].draw(pen)
        drawn += pen.bounds is not None
    print(path, len(order), drawn)
