# shellcheck shell=sh
# Read by the launcher and the scripts: where is a JDK of the right version?

# Sets `feature` to the feature version of the JDK in HOME: 25 for 25.0.3. Read
# from the file that every JDK carries, since running `java` costs 50 ms.
jdk_feature() { # HOME
  feature=
  [ -r "$1/release" ] && [ -x "$1/bin/javac" ] || return 1
  while IFS='=' read -r key value; do
    if [ "$key" = JAVA_VERSION ]; then
      value=${value#\"}
      feature=${value%%[!0-9]*}
      break # the shell reads byte by byte, and the rest is long
    fi
  done <"$1/release"
  [ -n "$feature" ]
}

# Sets `on_path` to the home of the first JDK on the PATH, behind its links.
jdk_on_path() {
  on_path=
  folders=$PATH:
  while [ -n "$folders" ]; do
    folder=${folders%%:*}
    folders=${folders#*:}
    if [ -x "$folder/javac" ]; then
      on_path=$folder/javac
      [ ! -h "$on_path" ] || on_path=$(readlink -f "$on_path")
      on_path=${on_path%/bin/javac}
      return
    fi
  done
}

# Sets `jdk` to the first JDK whose version lies between LOW and HIGH.
find_jdk() { # LOW HIGH
  jdk_on_path
  for jdk in "${JAVA_HOME:-}" "$on_path" \
      /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* \
      /Library/Java/JavaVirtualMachines/*/Contents/Home \
      "${HOME:-/root}"/.sdkman/candidates/java/* "${HOME:-/root}"/.jdks/*; do
    if [ -n "$jdk" ] && jdk_feature "$jdk" && [ "$feature" -ge "$1" ] && [ "$feature" -le "$2" ]; then
      return
    fi
  done
  jdk=
  return 1
}
