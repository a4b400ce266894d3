"""distinguo: signs of human trafficking told from signs of migrant smuggling."""

__version__ = "0.2.0"
