"""Reading the published graph into the types of ``api.schemas``."""
