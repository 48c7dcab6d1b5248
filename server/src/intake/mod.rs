//! Importers: residents, checkups, vaccinations, institutions.
