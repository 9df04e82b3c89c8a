# Sourced by the comparisons: builds the library and sets KULLBACK_EVALUATION, the command that computes with it.
# KULLBACK_MAVEN may name another Maven (with options).
. "$root/tools/find-jdk.sh"
jdk=$(find_jdk) || { echo "needs a JDK 25 or newer" >&2; exit 2; }
(cd "$root" && ${KULLBACK_MAVEN:-mvn} -q -pl bench -am -DskipTests package >&2)
export KULLBACK_EVALUATION="'$jdk/bin/java' --add-modules jdk.incubator.vector -cp \
'$root/bench/target/runtime/*:$root/bench/target/classes' dev.kullback.bench.accuracy.Evaluation"
