"""What reading, identity and search share about Albanian, Serbian and English words.

``sq.yml``, ``sr.yml`` and ``en.yml`` hold the grammar as data; the modules beside them are thin and know no
language by name: ``grammar`` loads the data, ``declension`` makes the forms of a noun or name and finds the
base of a form, ``fold`` compares words in spite of case endings and missing letters, ``calendar`` and ``ordinals``
read dates and numbers, ``script`` turns Cyrillic into Latin and back.
"""
