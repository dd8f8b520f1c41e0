"""From checked facts and prose to what a template sees."""
