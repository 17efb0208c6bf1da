@echo off
rem The launcher for Windows: builds Pypes when there is no build, starts it, checks it.
setlocal
set "here=%~dp0"
if "%~1"=="serve" goto jdk
if "%~1"=="build" goto jdk
if "%~1"=="test" goto jdk
echo   pypes serve [--port N] [--data DIR] [--plugins DIR]
echo       Builds the server if there is no build, and starts it.
echo   pypes build
echo       Builds the server anew, after its sources have changed.
echo   pypes test
echo       Builds everything and runs the Java and web UI checks.
if "%~1"=="" exit /b 0
if "%~1"=="help" exit /b 0
exit /b 2

:jdk
if defined JAVA_HOME findstr /r /c:"^JAVA_VERSION=.25" "%JAVA_HOME%\release" >nul 2>&1 && goto ready
for /d %%d in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*") do (
    set "JAVA_HOME=%%~d"
    goto ready
)
echo Pypes needs a JDK 25, and there is none in JAVA_HOME or in the usual folders. Install one, such as Eclipse Temurin 25. 1>&2
exit /b 1

:ready
if "%~1"=="test" goto test
if "%~1"=="build" goto build
if not exist "%here%server\app\target\pypes-server-*.jar" (
    call "%~f0" build || exit /b 1
)
for %%j in ("%here%server\app\target\pypes-server-*.jar") do set "jar=%%~j"
set "port=8080"
set "data=%here%data"
set "plugins=%here%plugins"
:option
shift
if "%~1"=="" goto start
if "%~2"=="" goto misused
if "%~1"=="--port" set "port=%~2" & shift & goto option
if "%~1"=="--data" set "data=%~2" & shift & goto option
if "%~1"=="--plugins" set "plugins=%~2" & shift & goto option
:misused
echo There is no option "%~1", or it has no value. "pypes help" lists all. 1>&2
exit /b 2

:start
"%JAVA_HOME%\bin\java" -Xms64m -XX:+UseCompactObjectHeaders --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -jar "%jar%" "--server.port=%port%" "--pypes.data=%data%" "--pypes.plugins=%plugins%"
exit /b

:build
echo Building Pypes. This takes a few minutes.
call mvn -f "%here%pom.xml" -q -B -ntp package -pl "!server/benchmarks,!server/chaos" -Dmaven.test.skip=true -DskipTests -Dspotless.check.skip=true
exit /b

:test
call mvn -f "%here%pom.xml" -B -ntp verify
exit /b
