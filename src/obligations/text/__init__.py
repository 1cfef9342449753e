"""How values are said in English and in Chinese."""
