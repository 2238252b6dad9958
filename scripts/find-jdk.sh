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
    fi
  done <"$1/release"
  [ -n "$feature" ]
}

# Sets `jdk` to the first JDK whose version lies between LOW and HIGH. PREFERRED
# comes right after JAVA_HOME.
find_jdk() { # LOW HIGH [PREFERRED]
  on_path=$(command -v javac) && on_path=$(readlink -f "$on_path") || on_path=
  for jdk in "${JAVA_HOME:-}" "${3:-}" "${on_path%/bin/javac}" \
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
