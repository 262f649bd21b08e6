# The paper as one container: docker build -t newssite . && docker run -p 8080:8080 -v newssite:/data newssite
# Every verb works the same way: docker run --rm -v newssite:/data newssite check

# Built on the machine's own architecture, for the one that the image is meant for.
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source

# First what names the packages: this layer stays while only our own code changes.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/NewsSite/NewsSite.csproj src/NewsSite/
COPY src/NewsSite.Web/NewsSite.Web.csproj src/NewsSite.Web/
RUN dotnet restore src/NewsSite.Web --arch "${TARGETARCH:-$(dpkg --print-architecture)}"

COPY BannedSymbols.txt .editorconfig ./
COPY src src
RUN dotnet publish src/NewsSite.Web --no-restore --configuration Release --arch "${TARGETARCH:-$(dpkg --print-architecture)}" --output /image/app
COPY content /image/app/content
RUN mkdir -p /image/usr/local/bin /data && ln -s /app/NewsSite.Web /image/usr/local/bin/newssite

FROM mcr.microsoft.com/dotnet/aspnet:10.0
COPY --from=build /image/app /app
COPY --from=build /image/usr/local/bin /usr/local/bin
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
ENV Data__Directory=/data
# FILE and DIR of a verb are relative to where one stands; here that is where the paper keeps what must not be lost.
WORKDIR /data
VOLUME /data
USER $APP_UID
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=6s --start-period=20s --start-interval=1s CMD ["newssite", "health"]
ENTRYPOINT ["newssite"]
