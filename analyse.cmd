@echo off
rem Starts analyse.py with a Python that this computer has: 3.11 first, then the newest.
setlocal
py -3.11 --version >nul 2>&1 && set "PYTHON=py -3.11" && goto found
py -3 --version >nul 2>&1 && set "PYTHON=py -3" && goto found
python --version >nul 2>&1 && set "PYTHON=python" && goto found
echo FOUT: er is geen Python gevonden. Installeer Python 3.11 of nieuwer en probeer het opnieuw. 1>&2
exit /b 1

:found
%PYTHON% "%~dp0analyse.py" %*
exit /b %ERRORLEVEL%
