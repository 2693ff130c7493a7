"""What drafts, sources and revisions are: plain frozen values and pure rules, standard library only."""
