# Turns the measured rows (slurped) and the facts of the run ($run) into the Markdown report.

def titles: $run[0] | {
  "send": "Durable send, \(.connections) connections, \(.senders) senders",
  "history": "History page of 50, newest, \(.readers) connections",
  "deep": "History page of 50, deep, \(.readers) connections",
  "list": "Conversation list, 50 of \(.users - 1), \(.readers) connections",
  "login": "Login, \(.loginConnections) connections",
  "mixed-send": "Mixed: \(.mixedConnections) writers …",
  "mixed-history": "Mixed: … and \(.mixedConnections) readers of the newest page"
};

def fixed($digits):
  pow(10; $digits) as $scale
  | (. * $scale | round) as $whole
  | if $digits == 0 then "\($whole)"
    else "\($whole / $scale | floor).\(("000000\($whole % $scale)")[-$digits:])"
    end;

def megabytes: . / 1024 | fixed(0);

def row($title): "| \($title) | \(.perSecond | fixed(0)) | \(.p50Ms | fixed(1)) | \(.p99Ms | fixed(1)) | \(.errors) "
  + "| \(.cpuMs | fixed(3)) | \(.peakKb | megabytes) |";

def target($name; $value; $limit; $met): "| \($name) | \($value) | \($limit) | \(if $met then "yes" else "no" end) |";

$run[0] as $facts
| (group_by([.row, .server])
   | map((map(.errors) | add) as $errors
         | sort_by(.perSecond)[(length - 1) / 2 | floor]
         | {key: "\(.row) \(.server)", value: (. + {errors: $errors})})
   | from_entries) as $rows
| $rows["send service"] as $send
| $rows["history service"] as $history
| $rows["deep service"] as $deep
| ($send.perSecond / $rows["send yardstick"].perSecond) as $sendRatio
| ($history.perSecond / $rows["history yardstick"].perSecond) as $historyRatio
| ($deep.cpuMs / $history.cpuMs) as $deepRatio
| ([$facts.syncBefore.syncMs, $facts.syncAfter.syncMs] | add / 2) as $sync
| (if $sync >= 2 then 3 else 0.6 end) as $sendLimit
| ($rows["mixed-send service"].errors + $rows["mixed-history service"].errors) as $mixedErrors
| ([$facts.firstStartMs, $facts.secondStartMs] | max) as $start

| "Commit \($facts.commit), \($facts.date). \($facts.cores) cores (\($facts.processor)), \($facts.kernel), "
  + "ASP.NET Core \($facts.runtime), data on \($facts.disk).",
  "One disk sync there (4 KiB written, fdatasync), median: \($facts.syncBefore.syncMs | fixed(2)) ms before and "
  + "\($facts.syncAfter.syncMs | fixed(2)) ms after the run (p99 \($facts.syncBefore.syncP99Ms | fixed(2)) and "
  + "\($facts.syncAfter.syncP99Ms | fixed(2)) ms).",
  "Load: wrk with \($facts.threads) thread(s) on the same cores, \($facts.duration) s a row after \($facts.warmup) s "
  + "of warm-up, \($facts.rounds) round(s), median round shown.",
  "",
  "| | requests/s | p50 ms | p99 ms | errors | server CPU ms/request | peak memory MB |",
  "|---|---:|---:|---:|---:|---:|---:|",
  ($send | row(titles["send"])),
  ($rows["send yardstick"] | row("– yardstick: one insert, one commit")),
  ($history | row(titles["history"])),
  ($rows["history yardstick"] | row("– yardstick: raw clustered read")),
  ($deep | row(titles["deep"])),
  ($rows["deep yardstick"] | row("– yardstick: raw clustered read")),
  ($rows["list service"] | row(titles["list"])),
  ($rows["login service"] | row(titles["login"])),
  ($rows["mixed-send service"] | row(titles["mixed-send"])),
  ($rows["mixed-history service"] | row(titles["mixed-history"])),
  "",
  "CPU of the mixed rows is that of both together, over all their requests.",
  "",
  "| Target | measured | wanted | met |",
  "|---|---:|---:|---|",
  target("Send, CPU ms"; $send.cpuMs | fixed(3); "at most 0.45"; $send.cpuMs <= 0.45),
  target("Send, throughput to the yardstick's"; $sendRatio | fixed(2);
    "at least \($sendLimit) (sync \($sync | fixed(2)) ms)"; $sendRatio >= $sendLimit),
  target("History page, CPU ms"; $history.cpuMs | fixed(3); "at most 0.25"; $history.cpuMs <= 0.25),
  target("History page, throughput to the raw read's"; $historyRatio | fixed(2); "at least 0.5"; $historyRatio >= 0.5),
  target("Deep page, CPU to the newest page's"; $deepRatio | fixed(2); "at most 1.2"; $deepRatio <= 1.2),
  target("Mixed, errors and \"database is locked\""; "\($mixedErrors) and \($facts.locked)"; "none";
    $mixedErrors + $facts.locked == 0),
  target("Idle memory MB, \($facts.idleSeconds) s after start"; $facts.idleKb | megabytes; "at most 150";
    $facts.idleKb <= 150 * 1024),
  target("Ready after start, ms"; "\($facts.firstStartMs) on an empty folder, \($facts.secondStartMs) again";
    "at most 2500"; $start <= 2500),
  "",
  "Seeded \($facts.messages) messages over HTTP in \($facts.seed.seconds | fixed(0)) s. At the end the database had "
  + "\($facts.databaseBytes / 1024 | megabytes) MB, its write-ahead log \($facts.logBytes / 1024 | megabytes) MB."
