import{a as T}from"./colors.js";import{a as g}from"./lbIdle.js";import{a as _}from"./failure.js";import{a as m}from"./io.js";import{a as w,c as $}from"./api.js";import"./include.js";import{e as y}from"./fingerprint.js";import"./nearest.js";import"./concise.js";import"./json.js";import{a as k}from"./advice.js";import"./summary.js";import"./words.js";import"./finding.js";import"./show.js";import"./chain.js";import"./palette.js";import{c as b,d}from"./width.js";import"./place.js";import"./showJson.js";import"./hop.js";import"./timer.js";import"./span.js";import{a as v}from"./printable.js";import"./runtime.js";var W={"nginx-syntax":{notWhen:"The file is a template that something else renders first. Placeholders such as ${NAME}, {{ name }} and {% if %} are recognised and stepped over; a template language that is not recognised can look like a syntax error.",proof:{experiment:"nginx-t"},bad:[{title:"A directive without its semicolon",files:{"nginx.conf":`server { send_timeout 60s } # expect: nginx-syntax
`}},{title:"One closing brace too many",files:{"nginx.conf":`server {
    listen 80;
}
} # expect: nginx-syntax
`}}],good:[{title:"Quoted braces and semicolons are data",files:{"nginx.conf":`log_format json '{"status": $status; }';
server {
    listen 80;
    location ~ "^/[0-9]{4}/" {
        return 404;
    }
}
`}},{title:"Placeholders that are filled in before nginx reads the file",files:{"nginx.conf.template":`server {
    listen \${PORT};
    {% if debug %}
    send_timeout 60s;
    {% endif %}
}
`}}]},"include-unread":{notWhen:"The file holds nothing about requests (mime.types, module loading) or exists only on the server. A mask such as conf.d/*.conf that matches nothing is no finding, because nginx accepts it.",proof:{experiment:"nginx-t"},bad:[{title:"The included file is not among those given",files:{"nginx.conf":`http {
    server {
        listen 80;
        include snippets/timeouts.conf; # expect: include-unread
    }
}
`}}],good:[{title:"The included file was given too",files:{"nginx.conf":`server {
    listen 80;
    include snippets/timeouts.conf;
}
`,"snippets/timeouts.conf":`send_timeout 30s;
`}},{title:"A mask that matches nothing is fine for nginx",files:{"nginx.conf":`server {
    listen 80;
    include snippets/*.conf;
}
`}},{title:"A fragment's includes are relative to a main file that was not given",files:{"site.conf":`server {
    listen 80;
    include snippets/timeouts.conf;
}
`}},{title:"An absolute path names a file of the machine that this is for",files:{"nginx.conf":`http {
    include /etc/nginx/snippets/timeouts.conf;
}
`}}]},"include-broken":{notWhen:"The paths are different files on the server than in this folder, for example because a link is resolved here that points elsewhere there.",proof:{experiment:"nginx-t"},bad:[{title:"A file that includes itself",files:{"nginx.conf":`include nginx.conf; # expect: include-broken
server {
    listen 80;
}
`}}],good:[{title:"One snippet included by two servers is no cycle",files:{"nginx.conf":`server {
    listen 80;
    include timeouts.conf;
}
server {
    listen 81;
    include timeouts.conf;
}
`,"timeouts.conf":`send_timeout 30s;
`}},{title:"A chain of includes that ends",files:{"nginx.conf":`include sites.conf;
`,"sites.conf":`server {
    listen 80;
    include timeouts.conf;
}
`,"timeouts.conf":`send_timeout 30s;
`}}]},"invalid-value":{notWhen:"A program fills in the value first. Placeholders are recognised and counted as unknown instead; what looks like a plain word but is replaced later can be reported here.",proof:{experiment:"nginx-t"},bad:[{title:"A unit that nginx does not have",files:{"nginx.conf":`server {
    listen 80;
    send_timeout 30sec; # expect: invalid-value
}
`}},{title:"A decimal fraction",files:{"nginx.conf":`server {
    listen 80;
    keepalive_timeout 1.5m; # expect: invalid-value
}
`}},{title:"One duration in two words",files:{"nginx.conf":`server {
    listen 80;
    send_timeout 1m 30s; # expect: invalid-value
}
`}}],good:[{title:"Units from large to small, with and without a trailing bare number",files:{"nginx.conf":`server {
    listen 80;
    keepalive_timeout 1m30s;
    send_timeout 1m30;
    client_body_timeout "1m 30s";
}
`}},{title:"A placeholder is unknown, not wrong",files:{"nginx.conf":`server {
    listen 80;
    send_timeout \${SEND_TIMEOUT};
}
`}}]},"duplicate-directive":{notWhen:"The two lines come from files of which the server includes only one, or a template keeps only one of them.",proof:{experiment:"nginx-t"},bad:[{title:"The same timeout twice in one server",files:{"nginx.conf":`server {
    listen 80;
    send_timeout 30s;
    send_timeout 60s; # expect: duplicate-directive
}
`}},{title:"The second one comes from an include",files:{"nginx.conf":`server {
    listen 80;
    keepalive_timeout 75s;
    include timeouts.conf;
}
`,"timeouts.conf":`keepalive_timeout 65s; # expect: duplicate-directive
`}}],good:[{title:"Once in each block",files:{"nginx.conf":`send_timeout 30s;
server {
    listen 80;
    send_timeout 60s;
}
`}},{title:"Directives that add up may be repeated",files:{"nginx.conf":`server {
    listen 80;
    add_header X-A 1;
    add_header X-B 2;
}
`}}]},"keepalive-race":{notWhen:"The caller opens a new connection for every request, or passes packets on without speaking HTTP (an NLB, where the comparison turns round). Locations that the load balancer never reaches do not matter; one that is reached does, even if it serves static files, because the last request on a connection decides how long nginx keeps it.",proof:{experiment:"keepalive-race"},bad:[{title:"nginx closes after 30 s what the load balancer reuses for 60 s",options:{"lb-idle":"60s","nginx-version":"1.28.0"},files:{"nginx.conf":`server {
    listen 80;
    keepalive_timeout 30; # expect: keepalive-race
}
`}},{title:"Equal values are a race, not a match",options:{"lb-idle":"60s","nginx-version":"1.28.0"},files:{"nginx.conf":`server {
    listen 80;
    keepalive_timeout 60s; # expect: keepalive-race
}
`}},{title:"One location is enough",options:{"lb-idle":"60s","nginx-version":"1.28.0"},files:{"nginx.conf":`keepalive_timeout 75s;
server {
    listen 80;
    location / {
        root /srv/www;
    }
    location /downloads/ {
        root /srv/www;
        keepalive_timeout 5s; # expect: keepalive-race
    }
}
`}}],good:[{title:"nginx outlasts the load balancer",options:{"lb-idle":"60s","nginx-version":"1.28.0"},files:{"nginx.conf":`keepalive_timeout 75s;
upstream app {
    server 127.0.0.1:8000;
    keepalive 32;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_read_timeout 55s;
    }
}
`}},{title:"The default of 75 s is longer than 60 s",options:{"lb-idle":"60s","nginx-version":"1.28.0"},files:{"nginx.conf":`server {
    listen 80;
    root /srv/www;
}
`}},{title:"Without a load balancer a short timeout is a choice like any other",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`server {
    listen 80;
    keepalive_timeout 30;
    root /srv/www;
}
`}},{title:"The low value at the http level is overridden everywhere",options:{"lb-idle":"60s","nginx-version":"1.28.0"},files:{"nginx.conf":`keepalive_timeout 15s;
server {
    listen 80;
    keepalive_timeout 75s;
    root /srv/www;
}
`}}]},"keepalive-off":{notWhen:"The value is deliberate, for example on one location that sheds clients, or to spread connections again after a deployment. It is also the safe choice where the race with the load balancer cannot be avoided.",proof:{experiment:"idle-close"},bad:[{title:"Keep-alive turned off behind a load balancer",options:{"lb-idle":"60s","nginx-version":"1.28.0"},files:{"nginx.conf":`server {
    listen 80;
    keepalive_timeout 0; # expect: keepalive-off
    root /srv/www;
}
`}}],good:[{title:"Without a load balancer it is a choice",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`server {
    listen 80;
    keepalive_timeout 0;
    root /srv/www;
}
`}},{title:"Turned off further out, on again where requests arrive",options:{"lb-idle":"60s","nginx-version":"1.28.0"},files:{"nginx.conf":`keepalive_timeout 0;
server {
    listen 80;
    keepalive_timeout 75s;
    root /srv/www;
}
`}}]},"advertised-longer-than-kept":{notWhen:"No client reads the header: browsers mostly do not wait for it, AWS load balancers ignore it. Node, Apache HttpClient and some others act on it.",proof:{experiment:"idle-close"},bad:[{title:"The header promises 60 s, nginx keeps 20 s",files:{"nginx.conf":`server {
    listen 80;
    keepalive_timeout 20s 60s; # expect: advertised-longer-than-kept
    root /srv/www;
}
`}},{title:"The location shortens the clock and inherits the promise",files:{"nginx.conf":`server {
    listen 80;
    keepalive_timeout 75s 60s; # expect: advertised-longer-than-kept
    location /short/ {
        keepalive_timeout 5s;
        root /srv/www;
    }
}
`}}],good:[{title:"The promise is shorter than the clock",files:{"nginx.conf":`server {
    listen 80;
    keepalive_timeout 75s 60s;
    root /srv/www;
}
`}},{title:"No header at all",files:{"nginx.conf":`server {
    listen 80;
    keepalive_timeout 20s;
    root /srv/www;
}
`}},{title:"Keep-alive is off, so nothing is promised",files:{"nginx.conf":`server {
    listen 80;
    keepalive_timeout 75s 60s;
    root /srv/www;
    location = /bye {
        keepalive_timeout 0;
        return 204;
    }
}
`}}]},"keepalive-timeout-two-values":{notWhen:"The header is meant and the two values only look like one duration. Values in the same unit (75s 60s), or plain numbers, are not reported.",proof:{experiment:"idle-close"},bad:[{title:"An hour and a half, without quotes",files:{"nginx.conf":`server {
    listen 80;
    keepalive_timeout 1h 30m; # expect: keepalive-timeout-two-values
    root /srv/www;
}
`}}],good:[{title:"One word",files:{"nginx.conf":`server {
    listen 80;
    keepalive_timeout 1h30m;
    root /srv/www;
}
`}},{title:"One quoted value",files:{"nginx.conf":`server {
    listen 80;
    keepalive_timeout "1h 30m";
    root /srv/www;
}
`}},{title:"Two values in the same unit are meant as two",files:{"nginx.conf":`server {
    listen 80;
    keepalive_timeout 75s 60s;
    root /srv/www;
}
`}}]},"preconnect-header-timeout":{notWhen:"The load balancer opens a connection only when it has a request for it. Then a short header timeout is a sound protection against slow clients and this can be ignored.",proof:{experiment:"header-timeout-from-accept"},bad:[{title:"Ten seconds for a first request, sixty in the pool of the load balancer",options:{"lb-idle":"60s","nginx-version":"1.28.0"},files:{"nginx.conf":`server {
    listen 80;
    client_header_timeout 10s; # expect: preconnect-header-timeout
    keepalive_timeout 75s;
    root /srv/www;
}
`}}],good:[{title:"As long as the load balancer keeps it",options:{"lb-idle":"60s","nginx-version":"1.28.0"},files:{"nginx.conf":`server {
    listen 80;
    client_header_timeout 60s;
    keepalive_timeout 75s;
    root /srv/www;
}
`}},{title:"The default is nobody's choice and is not reported",options:{"lb-idle":"70s","nginx-version":"1.28.0"},files:{"nginx.conf":`server {
    listen 80;
    keepalive_timeout 75s;
    root /srv/www;
}
`}},{title:"Without a load balancer a short header timeout is sound",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`server {
    listen 80;
    client_header_timeout 10s;
    root /srv/www;
}
`}}]},"lb-gives-up-first":{notWhen:"The application sends the first bytes early and then keeps sending (routes with buffering off and upgraded connections are left out), or the load balancer has a response timeout of its own that differs from its idle timeout. The default of 60s behind a load balancer at 60s is not reported, since nobody chose it.",proof:{experiment:"client-leaves-first"},bad:[{title:"nginx would wait five minutes, the load balancer waits one",options:{"lb-idle":"60s","nginx-version":"1.28.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive 32;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_read_timeout 300s; # expect: lb-gives-up-first
    }
}
`}},{title:"The same value on both, chosen by hand",options:{"lb-idle":"60s","nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_read_timeout 60s; # expect: lb-gives-up-first
    }
}
`}}],good:[{title:"nginx gives up first and says why",options:{"lb-idle":"60s","nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_read_timeout 55s;
    }
}
`}},{title:"Both at 60 s, but nginx only by default",options:{"lb-idle":"60s","nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
    }
}
`}},{title:"Without a load balancer nothing cuts the wait short",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location /reports/ {
        proxy_pass http://app;
        proxy_read_timeout 300s;
    }
}
`}}]},"retries-outlast-lb":{notWhen:"Requests are not repeated: POST, PATCH and LOCK are sent once after a read timeout, though each server is still tried when connecting fails. Servers that answer or refuse at once do not add up either; this is about servers that hang.",proof:{experiment:"retries"},bad:[{title:"Two servers at 45 s each, one minute in front",options:{"lb-idle":"60s","nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 10.0.0.1:8000;
    server 10.0.0.2:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_connect_timeout 5s;
        proxy_read_timeout 40s; # expect: retries-outlast-lb
    }
}
`}}],good:[{title:"Both tries fit",options:{"lb-idle":"60s","nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 10.0.0.1:8000;
    server 10.0.0.2:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_connect_timeout 2s;
        proxy_read_timeout 25s;
    }
}
`}},{title:"A single try",options:{"lb-idle":"60s","nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 10.0.0.1:8000;
    server 10.0.0.2:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_connect_timeout 5s;
        proxy_read_timeout 40s;
        proxy_next_upstream_tries 1;
    }
}
`}},{title:"One server is tried once",options:{"lb-idle":"60s","nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 10.0.0.1:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_connect_timeout 5s;
        proxy_read_timeout 40s;
    }
}
`}}]},"lb-cuts-quiet-stream":{notWhen:"The application already pings more often than that, which no configuration file shows. Probes of TCP keep-alive do not count on an AWS ALB; one byte of payload does.",proof:{none:"it takes a load balancer of the vendor; what nginx does with a silent upgraded connection is shown by the experiment of websocket-default-timeout"},bad:[{title:"An hour in nginx, a minute in front of it",options:{"lb-idle":"60s","nginx-version":"1.30.0"},files:{"nginx.conf":`map $http_upgrade $connection_upgrade {
    default upgrade;
    '' '';
}
upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location /ws/ {
        proxy_pass http://app;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;
        proxy_read_timeout 1h; # expect: lb-cuts-quiet-stream
    }
}
`}},{title:"An event stream",options:{"lb-idle":"60s","nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location /events {
        proxy_pass http://app;
        proxy_buffering off;
        proxy_read_timeout 10m; # expect: lb-cuts-quiet-stream
    }
}
`}}],good:[{title:"The load balancer is the more patient one",options:{"lb-idle":"4000s","nginx-version":"1.30.0"},files:{"nginx.conf":`keepalive_timeout 4020s;
map $http_upgrade $connection_upgrade {
    default upgrade;
    '' '';
}
upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location /ws/ {
        proxy_pass http://app;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;
        proxy_read_timeout 1h;
    }
}
`}},{title:"Without a load balancer the hour holds",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`map $http_upgrade $connection_upgrade {
    default upgrade;
    '' '';
}
upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location /ws/ {
        proxy_pass http://app;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;
        proxy_read_timeout 1h;
    }
}
`}}]},"keepalive-location-http2":{notWhen:"The clients that matter speak HTTP/1.1. An AWS ALB speaks HTTP/1.1 to its targets unless the target group says HTTP2 or gRPC.",proof:{experiment:"http2-idle"},bad:[{title:"A location of an HTTP/2 server",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`server {
    listen 443 ssl;
    http2 on;
    keepalive_timeout 75s;
    location /stream/ {
        root /srv/www;
        keepalive_timeout 300s; # expect: keepalive-location-http2
    }
}
`}}],good:[{title:"The same in a server without HTTP/2",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`server {
    listen 443 ssl;
    keepalive_timeout 75s;
    location /stream/ {
        root /srv/www;
        keepalive_timeout 300s;
    }
}
`}},{title:"Set in the server, where HTTP/2 reads it",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`server {
    listen 443 ssl;
    http2 on;
    keepalive_timeout 300s;
    location /stream/ {
        root /srv/www;
    }
}
`}}]},"pool-needs-http11":{notWhen:'nginx is 1.29.7 or newer (1.30 stable) and no version is written: then 1.1 is the default; say so with --nginx-version. A server that keeps HTTP/1.0 connections open when asked with "Connection: keep-alive" is pooled too; that header is recognised.',proof:{experiment:"pool-reuse"},bad:[{title:"The header is cleared, the version is forgotten",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`events {}
http {
    upstream app {
        server 127.0.0.1:8000;
        keepalive 16;
    }
    server {
        listen 80;
        location / {
            proxy_pass http://app; # expect: pool-needs-http11
            proxy_set_header Connection "";
        }
    }
}
`}},{title:"Version 1.0 by hand",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_http_version 1.0; # expect: pool-needs-http11
    }
}
`}}],good:[{title:"HTTP/1.1 and no Connection header",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
    }
}
`}},{title:"The defaults of nginx 1.30",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
    }
}
`}},{title:"HTTP/1.0 with an explicit keep-alive header is pooled",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_set_header Connection keep-alive;
    }
}
`}},{title:"gRPC is HTTP/2 and is always pooled",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:50051;
    keepalive 16;
}
server {
    listen 80;
    location / {
        grpc_pass grpc://app;
    }
}
`}}]},"pool-connection-close":{notWhen:"nginx is 1.29.7 or newer, where no Connection header is sent unless one is written. A few servers ignore the header and keep the connection; nginx then reuses it, since only the response decides.",proof:{experiment:"pool-reuse"},bad:[{title:"The version is set, the header is forgotten",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`events {}
http {
    upstream app {
        server 127.0.0.1:8000;
        keepalive 16;
    }
    server {
        listen 80;
        location / {
            proxy_pass http://app; # expect: pool-connection-close
            proxy_http_version 1.1;
        }
    }
}
`}},{title:"The header is set to close by hand",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_set_header Connection close; # expect: pool-connection-close
    }
}
`}}],good:[{title:"The header is cleared",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
    }
}
`}},{title:"Header names are compared without regard to case",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_http_version 1.1;
        proxy_set_header connection "";
    }
}
`}},{title:"From 1.29.7 on nothing is sent by default",options:{"nginx-version":"1.29.7"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_http_version 1.1;
    }
}
`}},{title:"A fragment whose headers may stand in the main file",options:{"nginx-version":"1.28.0"},files:{"app.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_http_version 1.1;
    }
}
`}}]},"pool-header-lost":{notWhen:"nginx is 1.29.7 or newer: the default that comes back is then no header, and pooling goes on.",proof:{experiment:"header-inheritance"},bad:[{title:"One header in the location drops the one of the server",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    location / {
        proxy_pass http://app;
        proxy_set_header X-Request-Id $request_id; # expect: pool-header-lost
    }
}
`}},{title:"An included file does it too",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`proxy_http_version 1.1;
proxy_set_header Connection "";
upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    location / {
        include proxy_params;
        proxy_pass http://app;
    }
}
`,proxy_params:`proxy_set_header Host $http_host; # expect: pool-header-lost
proxy_set_header X-Real-IP $remote_addr;
`}}],good:[{title:"Repeated beside the new header",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    location / {
        proxy_pass http://app;
        proxy_set_header Connection "";
        proxy_set_header X-Request-Id $request_id;
    }
}
`}},{title:"Without own headers the location inherits",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    location / {
        proxy_pass http://app;
    }
}
`}},{title:"From 1.29.7 on nothing is lost",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    proxy_set_header Connection "";
    location / {
        proxy_pass http://app;
        proxy_set_header X-Request-Id $request_id;
    }
}
`}}]},"pool-closed-by-map":{notWhen:"The location serves WebSockets only, so that there are no ordinary requests to pool.",proof:{experiment:"pool-reuse"},bad:[{title:"The usual map in front of a pool",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`map $http_upgrade $connection_upgrade {
    default upgrade;
    '' close;
}
upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade; # expect: pool-closed-by-map
        proxy_read_timeout 10m;
    }
}
`}}],good:[{title:"The map yields nothing for ordinary requests",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`map $http_upgrade $connection_upgrade {
    default upgrade;
    '' '';
}
upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;
        proxy_read_timeout 10m;
    }
}
`}},{title:"The map is not used where requests are pooled",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`map $http_upgrade $connection_upgrade {
    default upgrade;
    '' close;
}
upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
    }
}
`}}]},"pool-bypassed":{notWhen:"The address is named on purpose, for example for health checks or an administration path that should not share connections or failure counts with the rest.",proof:{experiment:"pool-reuse"},bad:[{title:"The upstream has a pool, proxy_pass goes round it",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    location / {
        proxy_pass http://127.0.0.1:8000; # expect: pool-bypassed
    }
}
`}}],good:[{title:"The upstream by its name",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
    }
}
`}},{title:"With a path behind the name",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    location /api/ {
        proxy_pass http://app/v1/;
    }
}
`}}]},"pool-before-balancer":{notWhen:"nginx is 1.29.7 or newer, where the order does not matter.",proof:{experiment:"pool-order"},bad:[{title:"keepalive above least_conn",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`upstream app {
    keepalive 16; # expect: pool-before-balancer
    least_conn;
    server 10.0.0.1:8000;
    server 10.0.0.2:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
    }
}
`}}],good:[{title:"keepalive below least_conn",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`upstream app {
    least_conn;
    server 10.0.0.1:8000;
    server 10.0.0.2:8000;
    keepalive 16;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
    }
}
`}},{title:"The order does not matter from 1.29.7 on",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    keepalive 16;
    least_conn;
    server 10.0.0.1:8000;
    server 10.0.0.2:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
    }
}
`}},{title:"keepalive before the servers is fine when there is no method",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`upstream app {
    keepalive 16;
    server 10.0.0.1:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
    }
}
`}}]},"pool-protocol":{notWhen:"Another location uses the same upstream with a protocol that is pooled. Over a unix socket a new connection costs little, so removing the keepalive line is as good as making it work.",proof:{experiment:"pool-reuse"},bad:[{title:"FastCGI without fastcgi_keep_conn",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`events {}
http {
    upstream php {
        server 127.0.0.1:9000;
        keepalive 8;
    }
    server {
        listen 80;
        location ~ \\.php$ {
            fastcgi_pass php; # expect: pool-protocol
            include fastcgi_params;
        }
    }
}
`,fastcgi_params:`fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
`}},{title:"uwsgi is never pooled",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:3031;
    keepalive 8;
}
server {
    listen 80;
    location / {
        uwsgi_pass app; # expect: pool-protocol
    }
}
`}}],good:[{title:"FastCGI that keeps its connections",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`upstream php {
    server 127.0.0.1:9000;
    keepalive 8;
}
server {
    listen 80;
    location ~ \\.php$ {
        fastcgi_pass php;
        fastcgi_keep_conn on;
        fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
    }
}
`}},{title:"Nobody asked for a pool; the default of 1.30 does not count",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server unix:/run/uwsgi/app.sock;
}
server {
    listen 80;
    location / {
        uwsgi_pass app;
    }
}
`}}]},"pool-settings-unused":{notWhen:"nginx is 1.29.7 or newer: there every upstream has a pool of 32 by default, and the setting applies. It does not where `keepalive 0` turns the pool off.",proof:{experiment:"pool-reuse"},bad:[{title:"keepalive_timeout alone makes no pool",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive_timeout 30s; # expect: pool-settings-unused
}
server {
    listen 80;
    location / {
        proxy_pass http://app; # expect: no-pooling
        proxy_http_version 1.1;
        proxy_set_header Connection "";
    }
}
`}}],good:[{title:"With a pool it applies",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
    keepalive_timeout 30s;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
    }
}
`}},{title:"From 1.29.7 on there is a pool by default",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive_timeout 30s;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
    }
}
`}}]},"no-pooling":{notWhen:"Load is low, the application has few synchronous workers that idle connections would occupy, or it closes its connections after a few seconds anyway. It is advice, given once for each file.",proof:{experiment:"pool-reuse"},bad:[{title:"A literal address",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`server {
    listen 80;
    location / {
        proxy_pass http://127.0.0.1:8000; # expect: no-pooling
    }
}
`}},{title:"An upstream without keepalive, before 1.29.7",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app; # expect: no-pooling
    }
}
`}}],good:[{title:"A pool that works",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive 32;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
    }
}
`}},{title:"An upstream in nginx 1.30 is pooled by default",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
    }
}
`}},{title:"PHP-FPM is better off without a pool",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`server {
    listen 80;
    location ~ \\.php$ {
        fastcgi_pass unix:/run/php/php-fpm.sock;
    }
}
`}},{title:"Nothing is forwarded",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`server {
    listen 80;
    root /srv/www;
}
`}}]},"stale-not-retried":{notWhen:"The application certainly keeps idle connections longer than the keepalive_timeout of the upstream, so that nginx is always the one to close. Its restarts still show as 502.",proof:{experiment:"stale-connection"},bad:[{title:"Retries turned off in front of a pool",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_next_upstream off; # expect: stale-not-retried
    }
}
`}},{title:"Only timeouts are retried",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_next_upstream timeout; # expect: stale-not-retried
    }
}
`}}],good:[{title:"error is listed among others",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_next_upstream error http_503;
    }
}
`}},{title:"Limiting the tries does not hinder this retry",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_next_upstream_tries 1;
    }
}
`}},{title:"Without a pool no connection is stale",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server unix:/run/app.sock;
}
server {
    listen 80;
    location / {
        uwsgi_pass app;
        uwsgi_next_upstream off;
    }
}
`}}]},"pool-too-small":{notWhen:"The balancing method sends nearly all requests of a worker to the same servers (hash, ip_hash with few clients), or the further servers are only spare ones.",proof:{experiment:"pool-size"},bad:[{title:"One place for three servers",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 10.0.0.1:8000;
    server 10.0.0.2:8000;
    server 10.0.0.3:8000;
    keepalive 1; # expect: pool-too-small
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
    }
}
`}}],good:[{title:"A place for each server and more",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 10.0.0.1:8000;
    server 10.0.0.2:8000;
    server 10.0.0.3:8000;
    keepalive 6;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
    }
}
`}},{title:"A server that is marked down needs no place",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 10.0.0.1:8000;
    server 10.0.0.2:8000 down;
    keepalive 1;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
    }
}
`}}]},"headers-lost":{notWhen:"The block talks to another application on purpose and must not pass these headers on, for example to a storage bucket that checks Host.",proof:{experiment:"header-inheritance"},bad:[{title:"A request id in the location, the address of the client gone",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    proxy_set_header Host $host;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    location /api/ {
        proxy_pass http://app;
        proxy_set_header X-Request-Id $request_id; # expect: headers-lost
    }
}
`}}],good:[{title:"The location repeats them",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    proxy_set_header Host $host;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    location /api/ {
        proxy_pass http://app;
        proxy_set_header Host $host;
        proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        proxy_set_header X-Request-Id $request_id;
    }
}
`}},{title:"A location without own headers inherits all",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    proxy_set_header Host $host;
    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
    location /api/ {
        proxy_pass http://app;
    }
}
`}},{title:"The same names in another case are the same headers",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    proxy_set_header Host $host;
    location /api/ {
        proxy_pass http://app;
        proxy_set_header HOST $host;
        proxy_set_header X-Request-Id $request_id;
    }
}
`}}]},"upgrade-header-lost":{notWhen:"No WebSocket is ever opened through this block; then losing the header is what one wants.",proof:{experiment:"header-inheritance"},bad:[{title:"Upgrade at the server level, another header in the location",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`map $http_upgrade $connection_upgrade {
    default upgrade;
    '' '';
}
upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    proxy_set_header Upgrade $http_upgrade;
    proxy_set_header Connection $connection_upgrade;
    location /live/ {
        proxy_pass http://app;
        proxy_set_header X-Request-Id $request_id; # expect: upgrade-header-lost
    }
}
`}}],good:[{title:"Repeated in the location",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`map $http_upgrade $connection_upgrade {
    default upgrade;
    '' '';
}
upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    proxy_set_header X-Request-Id $request_id;
    location /live/ {
        proxy_pass http://app;
        proxy_set_header X-Request-Id $request_id;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;
        proxy_read_timeout 10m;
    }
}
`}},{title:"A header that nobody misses",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    proxy_set_header X-Site main;
    location /live/ {
        proxy_pass http://app;
        proxy_set_header X-Request-Id $request_id;
    }
}
`}}]},"websocket-http10":{notWhen:"nginx is 1.29.7 or newer and no version is written: 1.1 is the default there. A few applications upgrade HTTP/1.0 requests all the same.",proof:{experiment:"websocket"},bad:[{title:"The version is forgotten",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`worker_shutdown_timeout 5m;
events {}
http {
    map $http_upgrade $connection_upgrade {
        default upgrade;
        '' '';
    }
    server {
        listen 80;
        location /ws/ {
            proxy_pass http://127.0.0.1:8000;
            proxy_set_header Upgrade $http_upgrade; # expect: websocket-http10
            proxy_set_header Connection $connection_upgrade;
            proxy_read_timeout 10m;
        }
    }
}
`}}],good:[{title:"HTTP/1.1",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`map $http_upgrade $connection_upgrade {
    default upgrade;
    '' '';
}
upstream app {
    server 127.0.0.1:8000;
    keepalive 16;
}
server {
    listen 80;
    location /ws/ {
        proxy_pass http://app;
        proxy_http_version 1.1;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;
        proxy_read_timeout 10m;
    }
}
`}},{title:"HTTP/1.1 is the default from 1.29.7 on",options:{"nginx-version":"1.29.7"},files:{"nginx.conf":`map $http_upgrade $connection_upgrade {
    default upgrade;
    '' '';
}
upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location /ws/ {
        proxy_pass http://app;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;
        proxy_read_timeout 10m;
    }
}
`}}]},"websocket-default-timeout":{notWhen:"The application or the client already pings more often than once in {value}: many libraries do so every 20s to 30s by default, and a message in either direction counts. The configuration does not show it.",proof:{experiment:"websocket"},bad:[{title:"Nothing said about silence",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`map $http_upgrade $connection_upgrade {
    default upgrade;
    '' '';
}
upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location /ws/ {
        proxy_pass http://app;
        proxy_set_header Upgrade $http_upgrade; # expect: websocket-default-timeout
        proxy_set_header Connection $connection_upgrade;
    }
}
`}}],good:[{title:"A longer silence is allowed",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`map $http_upgrade $connection_upgrade {
    default upgrade;
    '' '';
}
upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location /ws/ {
        proxy_pass http://app;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;
        proxy_read_timeout 10m;
    }
}
`}},{title:"Sixty seconds chosen by hand, because the application pings",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`map $http_upgrade $connection_upgrade {
    default upgrade;
    '' '';
}
upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location /ws/ {
        proxy_pass http://app;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;
        proxy_read_timeout 60s;
    }
}
`}},{title:"No WebSockets on this route",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
    }
}
`}}]},"websocket-upgrade-constant":{notWhen:"The location serves WebSockets only, as with a path of its own such as /socket. Then every request is a handshake.",proof:{experiment:"websocket"},bad:[{title:"A constant on the route of everything",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection "upgrade"; # expect: websocket-upgrade-constant
        proxy_read_timeout 10m;
    }
}
`}}],good:[{title:"Only where the client asks for it",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`map $http_upgrade $connection_upgrade {
    default upgrade;
    '' '';
}
upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;
        proxy_read_timeout 10m;
    }
}
`}},{title:"What the client sent, as it sent it",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $http_connection;
        proxy_read_timeout 10m;
    }
}
`}}]},"stream-gap":{notWhen:"Buffering is off for another reason, such as passing large downloads through, and the application never pauses that long.",proof:{experiment:"read-timeout"},bad:[{title:"Event stream with the default timeout",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location /events {
        proxy_pass http://app;
        proxy_buffering off; # expect: stream-gap
    }
}
`}}],good:[{title:"A longer pause is allowed",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location /events {
        proxy_pass http://app;
        proxy_buffering off;
        proxy_read_timeout 10m;
    }
}
`}},{title:"Buffered responses do not stream",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
    }
}
`}}]},"worker-shutdown-missing":{notWhen:"Reloads are rare, or WebSockets are short or reconnect by themselves within minutes. Note that the timeout closes everything that is still running then, downloads included.",proof:{experiment:"shutdown-timeout"},bad:[{title:"A main file that serves WebSockets",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`events {}
http {
    map $http_upgrade $connection_upgrade {
        default upgrade;
        '' '';
    }
    upstream app {
        server 127.0.0.1:8000;
    }
    server {
        listen 80;
        location /ws/ {
            proxy_pass http://app;
            proxy_set_header Upgrade $http_upgrade; # expect: worker-shutdown-missing
            proxy_set_header Connection $connection_upgrade;
            proxy_read_timeout 10m;
        }
    }
}
`}}],good:[{title:"Old workers end after five minutes",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`worker_shutdown_timeout 5m;
events {}
http {
    map $http_upgrade $connection_upgrade {
        default upgrade;
        '' '';
    }
    upstream app {
        server 127.0.0.1:8000;
    }
    server {
        listen 80;
        location /ws/ {
            proxy_pass http://app;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $connection_upgrade;
            proxy_read_timeout 10m;
        }
    }
}
`}},{title:"A fragment does not show the main level",options:{"nginx-version":"1.30.0"},files:{"app.conf":`map $http_upgrade $connection_upgrade {
    default upgrade;
    '' '';
}
upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location /ws/ {
        proxy_pass http://app;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;
        proxy_read_timeout 10m;
    }
}
`}},{title:"No WebSockets",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`events {}
http {
    upstream app {
        server 127.0.0.1:8000;
    }
    server {
        listen 80;
        location / {
            proxy_pass http://app;
        }
    }
}
`}}]},"zero-is-immediate":{notWhen:"The directive is one for which 0 does mean off or unlimited (keepalive_timeout, proxy_next_upstream_timeout, worker_shutdown_timeout, resolver_timeout); those are not reported. A location that shall fail at once should return a status instead.",proof:{experiment:"zero"},bad:[{title:"Meant as no timeout",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location /export {
        proxy_pass http://app;
        proxy_read_timeout 0; # expect: zero-is-immediate
    }
}
`}},{title:"Uploads that are cut at their first pause",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`server {
    listen 80;
    client_body_timeout 0s; # expect: zero-is-immediate
    root /srv/www;
}
`}}],good:[{title:"A long time where it is needed",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location /export {
        proxy_pass http://app;
        proxy_read_timeout 10m;
    }
}
`}},{title:"Here 0 turns something off, as meant",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    keepalive_timeout 0;
    location / {
        proxy_pass http://app;
        proxy_next_upstream_timeout 0;
    }
}
`}}]},"connect-timeout-unreachable":{notWhen:"Links with losses so heavy that a handshake needs many repetitions. With a TLS upstream the time covers the TLS handshake too, but that is no reason for a minute.",proof:{none:"it takes two minutes of unanswered SYN packets and settings of the kernel; read from the documentation of both"},bad:[{title:"Five minutes to connect",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 10.0.0.1:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_connect_timeout 300s; # expect: connect-timeout-unreachable
    }
}
`}}],good:[{title:"A few seconds",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 10.0.0.1:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_connect_timeout 5s;
    }
}
`}},{title:"A long read timeout is another matter",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 10.0.0.1:8000;
}
server {
    listen 80;
    location /reports/ {
        proxy_pass http://app;
        proxy_connect_timeout 75s;
        proxy_read_timeout 300s;
    }
}
`}}]},"blanket-read-timeout":{notWhen:"All routes below are of the same slow kind, such as a server for exports only. A single location with a long timeout is not reported, nor are routes with WebSockets or with buffering off.",proof:{none:"it is advice; how long nginx waits is shown by the experiment read-timeout"},bad:[{title:"One hour for everything",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`events {}
http {
    proxy_read_timeout 3600s; # expect: blanket-read-timeout
    upstream app {
        server 127.0.0.1:8000;
    }
    server {
        listen 80;
        location / {
            proxy_pass http://app;
        }
    }
}
`}}],good:[{title:"Only where it is needed",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
    }
    location /export {
        proxy_pass http://app;
        proxy_read_timeout 1h;
    }
}
`}},{title:"A snippet does not show to what it applies",options:{"nginx-version":"1.30.0"},files:{"proxy.conf":`proxy_read_timeout 1h;
`}},{title:"Five minutes for a slow application",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`proxy_read_timeout 300s;
upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
    }
}
`}}]},"milliseconds-mistaken":{notWhen:"Seconds are meant and the number only looks round. Whole hours (36000, 86400) are never reported.",proof:{experiment:"nginx-t"},bad:[{title:"Two and a half minutes, in milliseconds",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location /reports/ {
        proxy_pass http://app;
        proxy_read_timeout 150000; # expect: milliseconds-mistaken
    }
}
`}}],good:[{title:"With its unit",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location /reports/ {
        proxy_pass http://app;
        proxy_read_timeout 150000ms;
    }
}
`}},{title:"A day in seconds, for WebSockets",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`map $http_upgrade $connection_upgrade {
    default upgrade;
    '' '';
}
upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location /ws/ {
        proxy_pass http://app;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection $connection_upgrade;
        proxy_read_timeout 86400;
    }
}
`}},{title:"An ordinary number of seconds",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location /reports/ {
        proxy_pass http://app;
        proxy_read_timeout 3000;
    }
}
`}}]},"below-timer-granularity":{notWhen:"The response comes in one piece and a limit on its total time is what is wanted: until the headers are complete the read timeout is a total anyway.",proof:{experiment:"timer-granularity"},bad:[{title:"A quarter of a second",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location /quick {
        proxy_pass http://app;
        proxy_read_timeout 250ms; # expect: below-timer-granularity
    }
}
`}}],good:[{title:"Half a second",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location /quick {
        proxy_pass http://app;
        proxy_read_timeout 500ms;
    }
}
`}},{title:"A connect timeout is one deadline and may be short",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location /quick {
        proxy_pass http://app;
        proxy_connect_timeout 200ms;
    }
}
`}}]},"obsolete-directive":{notWhen:"nginx is older than 1.19.7 (February 2021), where the directive applies.",proof:{experiment:"nginx-t"},bad:[{title:"The idle timeout of old HTTP/2",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`server {
    listen 443 ssl;
    http2 on;
    http2_idle_timeout 5m; # expect: obsolete-directive
    root /srv/www;
}
`}}],good:[{title:"The directive that took its place",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`server {
    listen 443 ssl;
    http2 on;
    keepalive_timeout 5m;
    root /srv/www;
}
`}},{title:"An nginx that still knows it",options:{"nginx-version":"1.18.0"},files:{"nginx.conf":`server {
    listen 443 ssl http2;
    http2_idle_timeout 5m;
    root /srv/www;
}
`}}]},"timeout-without-effect":{notWhen:"The line is part of a snippet that is included everywhere, for whichever module is used.",proof:{none:"nginx accepts and ignores it; that timeouts of the module in use apply is shown by the comparison with the real nginx"},bad:[{title:"A proxy timeout for PHP",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`server {
    listen 80;
    location ~ \\.php$ {
        fastcgi_pass unix:/run/php/php-fpm.sock;
        proxy_read_timeout 300s; # expect: timeout-without-effect
    }
}
`}}],good:[{title:"The timeout of the module in use",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`server {
    listen 80;
    location ~ \\.php$ {
        fastcgi_pass unix:/run/php/php-fpm.sock;
        fastcgi_read_timeout 300s;
    }
}
`}},{title:"Set for all at the server level, used by some",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    proxy_read_timeout 300s;
    location / {
        root /srv/www;
    }
    location /api/ {
        proxy_pass http://app;
    }
}
`}},{title:"An if that forwards uses the values of its location",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location / {
        root /srv/www;
        proxy_read_timeout 300s;
        if ($arg_live) {
            proxy_pass http://app;
        }
    }
}
`}}]},"timeout-left-behind-by-jump":{notWhen:"The line is kept for a proxy_pass that is commented out or added by another file.",proof:{experiment:"jump"},bad:[{title:"try_files hands over to a named location",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location / {
        proxy_read_timeout 300s; # expect: timeout-left-behind-by-jump
        try_files $uri @app;
    }
    location @app {
        proxy_pass http://app;
    }
}
`}}],good:[{title:"The timeout stands where the request is forwarded",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    location / {
        try_files $uri @app;
    }
    location @app {
        proxy_pass http://app;
        proxy_read_timeout 300s;
    }
}
`}},{title:"Both inherit from the server",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 127.0.0.1:8000;
}
server {
    listen 80;
    proxy_read_timeout 300s;
    location / {
        try_files $uri @app;
    }
    location @app {
        proxy_pass http://app;
    }
}
`}}]},"non-idempotent-retried":{notWhen:"All POST requests there are safe to repeat, such as searches or GraphQL queries, or the application recognises repetitions. PUT and DELETE are repeated without this word, since nginx counts them as idempotent.",proof:{experiment:"retries"},bad:[{title:"POST requests go to the next server",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 10.0.0.1:8000;
    server 10.0.0.2:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_next_upstream error timeout non_idempotent; # expect: non-idempotent-retried
    }
}
`}}],good:[{title:"The default repeats what is safe",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 10.0.0.1:8000;
    server 10.0.0.2:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_next_upstream error timeout http_503;
    }
}
`}},{title:"off wins over every other word",options:{"nginx-version":"1.28.0"},files:{"nginx.conf":`server {
    listen 80;
    location / {
        fastcgi_pass unix:/run/php/php-fpm.sock;
        fastcgi_next_upstream off non_idempotent;
    }
}
`}}]},"retry-cap-below-attempt":{notWhen:"Only quick failures (refused connections, 502 from a server) shall be retried and slow ones not; then the cap does what is wanted.",proof:{experiment:"retries"},bad:[{title:"Ten seconds of cap, thirty for each try",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 10.0.0.1:8000;
    server 10.0.0.2:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_read_timeout 30s;
        proxy_next_upstream_timeout 10s; # expect: retry-cap-below-attempt
    }
}
`}}],good:[{title:"Two tries fit",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 10.0.0.1:8000;
    server 10.0.0.2:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_read_timeout 20s;
        proxy_next_upstream_timeout 45s;
    }
}
`}},{title:"One server, nothing to retry",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 10.0.0.1:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_read_timeout 30s;
        proxy_next_upstream_timeout 10s;
    }
}
`}},{title:"Zero means no cap",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 10.0.0.1:8000;
    server 10.0.0.2:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_read_timeout 30s;
        proxy_next_upstream_timeout 0;
    }
}
`}}]},"next-upstream-adds-up":{notWhen:"The two lines are meant to add up, one of them from an included snippet; one line would say so more plainly.",proof:{experiment:"nginx-t"},bad:[{title:"Meant as a correction",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 10.0.0.1:8000;
    server 10.0.0.2:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_next_upstream error timeout http_502;
        proxy_next_upstream error http_503; # expect: next-upstream-adds-up
    }
}
`}}],good:[{title:"One line",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 10.0.0.1:8000;
    server 10.0.0.2:8000;
}
server {
    listen 80;
    location / {
        proxy_pass http://app;
        proxy_next_upstream error timeout http_503;
    }
}
`}},{title:"A line further in replaces the one further out",options:{"nginx-version":"1.30.0"},files:{"nginx.conf":`upstream app {
    server 10.0.0.1:8000;
    server 10.0.0.2:8000;
}
server {
    listen 80;
    proxy_next_upstream error timeout http_502;
    location / {
        proxy_pass http://app;
        proxy_next_upstream error http_503;
    }
}
`}}]}};var a="  ";function x(e){return e.replace(/[ \t]*# expect:.*$/gm,"")}function A(e,s){let{palette:n,width:t}=s,i=p=>p.split(`
`).flatMap(c=>d(c.trim(),t-2)).map(c=>a+c),o=(p,c)=>c.length===0?[]:["",n.strong(p),...c],[r]=e.bad,[l]=e.good,h=[e.consequence,...Object.values(e.consequences??{})].map(u);return`${[`${n.strong(e.name)} ${n.dim(`(${e.code}, since ${e.since})`)}  ${n[e.severity](e.severity)}`,...i(e.summary),...o("What happens",[...new Set(h)].flatMap(i)),...o("When",(e.story??[]).flatMap(p=>P(p,t,n))),...r===void 0?[]:o(`Example: ${r.title}`,S(r,s)),...o("What to set",e.fixes.flatMap(p=>q(u(p.text),t))),...l===void 0?[]:o(`Not reported: ${l.title}`,C(l)),...o("When it does not apply",e.notWhen===void 0?[]:i(e.notWhen)),...o("Proof",i("experiment"in e.proof?`experiment on real servers: ${e.proof.experiment}`:e.proof.none)),...o("References",e.references.map(p=>a+p))].join(`
`)}
`}function u(e){return e.replace(/\{([a-zA-Z]+)(?:\.([a-zA-Z]+))?\}/g,(s,n,t)=>t===void 0?`<${n}>`:`<${n}: ${t}>`)}function q(e,s){return d(e,s-4).map((n,t)=>`${t===0?"- ":"  "}${n}`).map(n=>a+n)}function P(e,s,n){let t=b(e.at,12),i=`${e.hop} ${e.event}`,o=e.log===void 0?[]:d(e.log,s-15).map(r=>n.dim(r));return[...d(u(i),s-15),...o].map((r,l)=>l===0?`${a}${n.dim(t)} ${r}`:`${a}${" ".repeat(13)}${r}`)}function S(e,s){let n=Object.entries(e.options??{}).map(([o,r])=>`--${o} ${r}`),t=["timeout-lint",...Object.keys(e.files).slice(0,1),...n].join(" "),i=s.output(e,s.width-4).trimEnd().split(`
`);return[...C(e),"",`${a}${s.palette.dim("$")} ${t}`,...i.map(o=>o===""?"":`${a}${a}${o}`)]}function C(e){let s=Object.keys(e.files);return Object.entries(e.files).flatMap(([n,t])=>[...s.length>1?[`${a}# ${n}`]:[],...x(t).trimEnd().split(`
`).map(i=>`${a}${a}${v(i)}`.trimEnd())])}async function V(e,s,n){let t=w(y(),e);if("problem"in t)throw new _(`${t.problem}
timeout-lint rules lists them.`);let{source:i}=t.rule,o=W[i.name],r=m(n.stdout),l=await T(s,n.stdout,n.env),h=(f,p)=>k(O(f,i.name),{width:p,palette:l,summary:!1});return n.stdout.write(A({...i,...o},{width:r,palette:l,output:h})),0}function O(e,s){let n=Object.entries(e.files).map(([o,r])=>({name:o,text:x(r)})),t=e.options?.["lb-idle"],i=e.options?.["nginx-version"];return $(n,{select:[s],...t===void 0?{}:{lbIdle:g(String(t),[])},...i===void 0?{}:{nginxVersion:String(i)}})}export{V as explain};
