# syntax=docker/dockerfile:1
# The service as an image: built from the sources, compiled ahead of time, run by an ordinary user.
#   docker build -t messaging .

FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
# "false" leaves SQL Server out, where its driver's packages cannot be had.
ARG WITH_SQLSERVER=true
WORKDIR /source

# What decides about packages comes first, so that a change of the code does not fetch them again.
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props BannedSymbols.txt ./
COPY src/Domain/Domain.csproj src/Domain/
COPY src/Application/Application.csproj src/Application/
COPY src/Infrastructure/Infrastructure.csproj src/Infrastructure/
COPY src/WebApi/WebApi.csproj src/WebApi/
RUN dotnet restore src/WebApi --arch "${TARGETARCH}" -p:PublishReadyToRun=true \
    -p:WithSqlServer="${WITH_SQLSERVER}"

COPY .editorconfig ./
COPY src/ src/
RUN dotnet publish src/WebApi --no-restore -c Release --arch "${TARGETARCH}" --self-contained false \
    -p:PublishReadyToRun=true -p:WithSqlServer="${WITH_SQLSERVER}" -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./

# Keys and logs, and the database where it is SQLite. A volume takes over owner and mode of this folder.
RUN install -d -o "${APP_UID}" -g "${APP_UID}" -m 0700 /data
VOLUME /data

ENV ASPNETCORE_HTTP_PORTS= \
    ASPNETCORE_URLS=http://+:5080 \
    ConnectionStrings__Messaging="Data Source=/data/messaging.db"
EXPOSE 5080
USER $APP_UID

HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 CMD ["./Messaging.WebApi", "health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["./Messaging.WebApi"]
