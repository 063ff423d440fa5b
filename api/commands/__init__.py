"""The commands of ``zyrtar``, one module each. Heavy modules are imported inside the commands, so that
``zyrtar --help`` answers at once."""
