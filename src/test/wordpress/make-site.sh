#!/usr/bin/env bash
# Makes a WordPress site of its own for the integration tests, with the plugin active.
#
#   make-site.sh VERSION FOLDER PLUGIN PORT
#
# VERSION  6.1, 6.8 or 7.1: Debian's packages of bookworm, trixie and sid
# FOLDER   where the site goes: www (its files), data (its database, logs and mails)
# PLUGIN   the plugin's zip, or its folder
# PORT     of 127.0.0.1, where it will be served
#
# Nothing of WordPress is installed on the machine: packages are downloaded from the mirror that apt
# is set up with, kept in PROOFWIRE_CACHE (default ~/.cache/proofwire), and unpacked. PHP, and MariaDB
# for 6.1, are installed by apt where they are missing.
# Exits with 75, and a word on standard error, where the machine can't.
set -euo pipefail

version=$1 folder=$2 plugin=$3 port=$4
here=$(cd "$(dirname "$0")" && pwd)
cache=${PROOFWIRE_CACHE:-$HOME/.cache/proofwire}/wordpress
playground=3.1.56 # of npm's @wp-playground/cli, which carries WordPress's drop-in for SQLite

cannot() {
  echo "skipped: $*" >&2
  exit 75
}

case $version in
  6.1) suite=bookworm theme=twentytwentythree ;;
  6.8) suite=trixie theme=twentytwentyfive ;;
  7.1) suite=sid theme=twentytwentyfive ;;
  *) echo "no such version: $version" >&2; exit 2 ;;
esac

require() { # PROGRAM PACKAGE...: installs the packages unless the program is there
  local program=$1
  shift
  type "$program" >/dev/null 2>&1 && return
  install_packages "$@"
}

install_packages() {
  type apt-get >/dev/null 2>&1 || cannot "a WordPress site needs $*, and there is no apt-get to install them"
  [ "$(id -u)" = 0 ] || cannot "a WordPress site needs $*; install them, or run the tests as root"
  mkdir -p "$cache"
  {
    apt-get -qq update
    DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@"
  } </dev/null >"$cache/apt.log" 2>&1 || cannot "apt-get could not install $* ($cache/apt.log says why)"
}

php_has() { # EXTENSION...
  local extension loaded
  loaded=$(php -m | tr '[:upper:]' '[:lower:]')
  for extension; do grep -qx "$extension" <<<"$loaded" || return 1; done
}

require php php-cli
php_has sqlite3 pdo_sqlite curl xml mbstring gd \
  || install_packages php-sqlite3 php-curl php-xml php-mbstring php-gd
require unzip unzip
if [ "$version" = 6.1 ]; then
  php_has mysqli || install_packages php-mysql
  PATH=$PATH:/usr/sbin require mariadbd mariadb-server-core mariadb-client-core
fi

# The address of Debian's main archive as this machine has it.
mirror() {
  apt-get indextargets --format '$(ORIGIN) $(COMPONENT) $(CODENAME) $(SITE)' 'Created-By: Packages' \
    | awk '$1 == "Debian" && $2 == "main" && $3 !~ /-/ { print $4; exit }'
}

# Fetches packages of another suite with an apt configuration of their own, so that this machine's
# lists and packages stay as they are.
download() { # INTO PACKAGE...
  local into=$1 site
  shift
  site=$(mirror)
  if [ -z "$site" ]; then
    [ "$(id -u)" != 0 ] || apt-get -qq update || true
    site=$(mirror)
  fi
  [ -n "$site" ] || cannot "apt knows no Debian mirror to download WordPress from"
  mkdir -p "$into/apt/lists/partial" "$into/apt/archives/partial" "$into/debs"
  : >"$into/apt/status"
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $site $suite main" >"$into/apt/sources.list"
  cat >"$into/apt/apt.conf" <<END
Dir::State "$into/apt";
Dir::State::status "$into/apt/status";
Dir::Cache "$into/apt";
Dir::Etc::SourceList "$into/apt/sources.list";
Dir::Etc::SourceParts "-";
Acquire::Languages "none";
APT::Sandbox::User "$(id -un)";
END
  (
    cd "$into/debs"
    export APT_CONFIG=$into/apt/apt.conf
    apt-get -qq update && apt-get -qq download "$@"
  ) >"$into/download.log" 2>&1 || cannot "WordPress $version could not be downloaded ($into/download.log says why)"
}

make_tree() { # INTO: WordPress's files, whole
  local into=$1 deb
  case $suite in
    # Older packages link to less of Debian's shared code, and none of these is large.
    bookworm) set -- libphp-phpmailer ;;
    *) set -- libphp-phpmailer ;;
  esac
  download "$into" wordpress "wordpress-theme-$theme" libjs-cropper libjs-lodash libjs-underscore \
    libjs-jquery-ui libjs-jquery php-getid3 "$@"
  for deb in "$into"/debs/*.deb; do dpkg-deb -x "$deb" "$into/root"; done
  # Debian keeps shared code and themes elsewhere, behind links.
  local link target
  find "$into/root/usr" -type l | while read -r link; do
    target=$(readlink "$link")
    case $target in /usr/* | /var/*) ln -sfn "$into/root$target" "$link" ;; esac
  done
  rm -f "$into/root/usr/share/wordpress/.htaccess" "$into/root/usr/share/wordpress/wp-config.php"
  mkdir -p "$into/www"
  cp -rL "$into/root/usr/share/wordpress/." "$into/www/"
  mkdir -p "$into/www/wp-content/themes"
  cp -rL "$into/root/var/lib/wordpress/wp-content/themes/." "$into/www/wp-content/themes/" 2>/dev/null || true
  grep -q "wp_version = '$version" "$into/www/wp-includes/version.php" \
    || cannot "Debian's $suite has another WordPress than $version by now"
  rm -rf "$into/root" "$into/apt" "$into/debs"
}

make_sqlite() { # INTO
  require npm npm
  (
    cd "$1"
    npm pack --silent "@wp-playground/cli@$playground"
    tar xzf ./*.tgz package/sqlite-database-integration.zip
    unzip -q package/sqlite-database-integration.zip
    mv plugin-sqlite-database-integration plugin
    rm -rf package ./*.tgz
  ) >"$1/download.log" 2>&1 || cannot "WordPress's drop-in for SQLite could not be downloaded ($1/download.log says why)"
}

once() { # NAME FUNCTION: what a function makes, made once and kept
  [ -d "$cache/$1" ] && return
  mkdir -p "$cache"
  local new
  new=$(mktemp -d "$cache/$1.XXXXXX")
  "$2" "$new"
  mv -T "$new" "$cache/$1" 2>/dev/null || rm -rf "$new" # another run was faster
}

once "$version" make_tree
[ "$version" = 6.1 ] || once "sqlite-$playground" make_sqlite

rm -rf "$folder"
mkdir -p "$folder/data/mails" "$folder/data/opcache"
folder=$(cd "$folder" && pwd)
cp -al "$cache/$version/www" "$folder/www"
mkdir -p "$folder/www/wp-content/plugins" "$folder/www/wp-content/mu-plugins"
cp "$here/site-helpers.php" "$folder/www/wp-content/mu-plugins/"
case $plugin in
  *.zip) unzip -q "$plugin" -d "$folder/www/wp-content/plugins" ;;
  *) cp -r "$plugin" "$folder/www/wp-content/plugins/proofwire" ;;
esac

if [ "$version" = 6.1 ]; then
  db_host=localhost:$folder/data/mariadb.sock
  mariadb-install-db --no-defaults --auth-root-authentication-method=normal --skip-test-db \
    --datadir="$folder/data/mariadb" --user="$(id -un)" >"$folder/data/mariadb.log" 2>&1
  PATH=$PATH:/usr/sbin setsid mariadbd --no-defaults --skip-networking --datadir="$folder/data/mariadb" \
    --user="$(id -un)" --socket="$folder/data/mariadb.sock" --pid-file="$folder/data/mariadb.pid" \
    --skip-log-bin --innodb-flush-log-at-trx-commit=0 >>"$folder/data/mariadb.log" 2>&1 </dev/null &
  for _ in $(seq 100); do
    mariadb -u root --socket="$folder/data/mariadb.sock" -e 'create database wordpress character set utf8mb4' \
      2>/dev/null && break
    sleep 0.2
  done
else
  db_host=localhost
  sed -e "s|{SQLITE_IMPLEMENTATION_FOLDER_PATH}|$cache/sqlite-$playground/plugin|" -e 's|{SQLITE_PLUGIN}||' \
    "$cache/sqlite-$playground/plugin/db.copy" >"$folder/www/wp-content/db.php"
fi

cat >"$folder/www/wp-config.php" <<END
<?php
define( 'DB_NAME', 'wordpress' );
define( 'DB_USER', 'root' );
define( 'DB_PASSWORD', '' );
define( 'DB_HOST', '$db_host' );
define( 'DB_CHARSET', 'utf8mb4' );
define( 'DB_DIR', '$folder/data/' );
define( 'DB_FILE', 'site.sqlite' );
define( 'WP_HOME', 'http://127.0.0.1:$port' );
define( 'WP_SITEURL', 'http://127.0.0.1:$port' );
define( 'WP_ENVIRONMENT_TYPE', 'local' ); // else application passwords want https
define( 'WP_HTTP_BLOCK_EXTERNAL', true ); // else each page of wp-admin waits for the internet
define( 'WP_ACCESSIBLE_HOSTS', '127.0.0.1,localhost' );
define( 'DISABLE_WP_CRON', true ); // the tests call wp-cron.php when it suits them
define( 'AUTOMATIC_UPDATER_DISABLED', true );
define( 'WP_DEBUG', true );
define( 'WP_DEBUG_LOG', '$folder/data/debug.log' );
define( 'WP_DEBUG_DISPLAY', false );
define( 'SITE_DATA', '$folder/data' );
foreach ( array( 'AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT' ) as \$name ) {
	define( \$name, \$name . ' of a test' );
}
\$table_prefix = 'wp_';
if ( ! defined( 'ABSPATH' ) ) {
	define( 'ABSPATH', __DIR__ . '/' );
}
require_once ABSPATH . 'wp-settings.php';
END

cat >"$folder/router.php" <<'END'
<?php
$root = $_SERVER['DOCUMENT_ROOT'];
$path = parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH );
if ( '/' !== $path && file_exists( $root . $path ) ) {
	return false;
}
$_SERVER['SCRIPT_NAME'] = '/index.php';
require $root . '/index.php';
END

php "$here/install-site.php" "$folder/www" "http://127.0.0.1:$port"
