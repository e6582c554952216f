#!/bin/bash
# Runs once, when the database is made: kerabat_owner migrates, kerabat_app runs and cannot rewrite the audit log.
set -euo pipefail

psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 --quiet <<'SQL'
\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD
create role kerabat_owner login password :'owner_password';
create role kerabat_app login password :'app_password';
create database kerabat owner kerabat_owner template template0
  encoding 'UTF8' locale_provider builtin locale 'C.UTF-8';
revoke all on database kerabat from public;
grant connect on database kerabat to kerabat_app;
SQL
