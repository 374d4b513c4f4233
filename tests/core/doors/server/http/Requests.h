#pragma once

#include <QtCore/QByteArray>
#include <QtCore/QList>

namespace tierdesk::server::tests {

/// A text on the wire and what becomes of it.
struct WireCase {
    const char *name;
    QByteArray bytes;
    int status; ///< of the answer; 0: nothing is answered, more is awaited
};

inline const QByteArray host("Host: localhost:8080\r\n");

inline QByteArray get(const QByteArray &fields)
{
    return "GET / HTTP/1.1\r\n" + host + fields + "\r\n";
}
inline QByteArray post(const QByteArray &fields, const QByteArray &body)
{
    return "POST / HTTP/1.1\r\n" + host + fields + "\r\n" + body;
}
inline QByteArray chunked(const QByteArray &body)
{
    return post("Transfer-Encoding: chunked\r\n", body);
}
inline QByteArray zero(const char *before, const char *after)
{
    return QByteArray(before) + '\0' + after;
}

/// What the guard refuses, with the status it answers (RFC 9112 and 9110; where those allow a choice, the strict one).
inline QList<WireCase> refusedRequests()
{
    const QByteArray big(100'000, 'A');
    QByteArray manyFields;
    for (int i = 0; i < 10'000; ++i)
        manyFields += "X-H-" + QByteArray::number(i) + ": value\r\n";
    const QByteArray smuggled = "0\r\n\r\nGET / HTTP/1.1\r\nHost: localhost:8080\r\n\r\n";
    const QByteArray smuggledLength = QByteArray::number(smuggled.size());
    return {
        // request line
        {"a request line that ends with LF alone", "GET / HTTP/1.1\nHost: localhost:8080\r\n\r\n", 400},
        {"a header line that ends with LF alone", "GET / HTTP/1.1\r\nHost: localhost:8080\nX-Test: v\r\n\r\n", 400},
        {"a request line that ends with CR alone", "GET / HTTP/1.1\rHost: localhost:8080\r\n\r\n", 400},
        {"an empty line made of CR alone", "GET / HTTP/1.1\r\nHost: a.example\r\n\rSome-Header: Test\r\n\r\n", 400},
        {"two spaces in the request line", "GET  / HTTP/1.1\r\n" + host + "\r\n", 400},
        {"a tab in the request line", "GET\t/ HTTP/1.1\r\n" + host + "\r\n", 400},
        {"a space after the version", "GET / HTTP/1.1 \r\n" + host + "\r\n", 400},
        {"a space before the method", " GET / HTTP/1.1\r\n" + host + "\r\n", 400},
        {"no target", "GET HTTP/1.1\r\n" + host + "\r\n", 400},
        {"no version", "GET / \r\n\r\n", 400},
        {"HTTP/0.9", "GET /\r\n", 400},
        {"words before the method", "Extra lineGET / HTTP/1.1\r\n" + host + "\r\n", 400},
        {"a line of white space", "   \r\n\r\n", 400},
        {"two empty lines before the request", "\r\n\r\n" + get({}), 400},
        {"bytes of a TLS handshake", QByteArray::fromHex("16030100f1010000ed0303"), 400},
        {"a fragment in the target", "GET /path#frag HTTP/1.1\r\n" + host + "\r\n", 400},
        {"a space in the target", "GET /pa th HTTP/1.1\r\n" + host + "\r\n", 400},
        {"NUL in the target", zero("GET /", "test HTTP/1.1\r\nHost: localhost:8080\r\n\r\n"), 400},
        {"UTF-8 in the target", "GET /caf\xc3\xa9 HTTP/1.1\r\n" + host + "\r\n", 400},
        {"a path with half a percent encoding", "GET /a%2 HTTP/1.1\r\n" + host + "\r\n", 400},
        {"a path with a percent encoding of no digits", "GET /a%zz HTTP/1.1\r\n" + host + "\r\n", 400},
        {"a path with an encoded NUL", "GET /a%00 HTTP/1.1\r\n" + host + "\r\n", 400},
        {"a query with half a percent encoding", "GET /?a=%2 HTTP/1.1\r\n" + host + "\r\n", 400},
        {"a path with a backslash", "GET /a\\b HTTP/1.1\r\n" + host + "\r\n", 400},
        {"a target that is a bare word", "GET index.html HTTP/1.1\r\n" + host + "\r\n", 400},
        {"a target of an unknown scheme", "GET ftp://localhost:8080/ HTTP/1.1\r\n" + host + "\r\n", 400},
        {"an asterisk with GET", "GET * HTTP/1.1\r\n" + host + "\r\n", 400},
        {"an absolute target with a user", "GET http://u@localhost:8080/ HTTP/1.1\r\n" + host + "\r\n", 400},
        {"an absolute target of another host", "GET http://other.example.com/ HTTP/1.1\r\n" + host + "\r\n", 400},
        {"a request line of 100 kB", "GET /" + big + " HTTP/1.1\r\n" + host + "\r\n", 414},
        {"a method of 100 kB", big + " / HTTP/1.1\r\n" + host + "\r\n", 400},
        {"a method with a bracket", "GE[T / HTTP/1.1\r\n" + host + "\r\n", 400},
        {"a method in lower case", "get / HTTP/1.1\r\n" + host + "\r\n", 501},
        {"an unknown method", "FOOBAR / HTTP/1.1\r\n" + host + "\r\n", 501},
        {"CONNECT", "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n", 501},
        {"TRACE", "TRACE / HTTP/1.1\r\n" + host + "\r\n", 501},
        {"TRACE with a body", "TRACE / HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\nhello", 501},
        // version
        {"HTTP/9.9", "GET / HTTP/9.9\r\n" + host + "\r\n", 505},
        {"HTTP/1.2", "GET / HTTP/1.2\r\n" + host + "\r\n", 505},
        {"the preface of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505},
        {"a version without its minor digit", "GET / HTTP/1\r\n" + host + "\r\n", 400},
        {"a version with leading zeros", "GET / HTTP/01.01\r\n" + host + "\r\n", 400},
        {"a version with a space in it", "GET / HTTP/ 1.1\r\n" + host + "\r\n", 400},
        {"a version in lower case", "GET / http/1.1\r\n" + host + "\r\n", 400},
        {"a version with a tail", "GET / HTTP/1.1x\r\n" + host + "\r\n", 400},
        // fields
        {"a folded field", get("X-Test: value\r\n continued\r\n"), 400},
        {"white space before the first field", "GET / HTTP/1.1\r\n \r\n" + host + "\r\n", 400},
        {"a space before the colon", get("X-Test : value\r\n"), 400},
        {"a tab in a name", get("X\tTest: value\r\n"), 400},
        {"an empty name", get(": empty-name\r\n"), 400},
        {"a bracket in a name", get("Bad[Name: value\r\n"), 400},
        {"UTF-8 in a name", get("X-T\xc3\xabst: value\r\n"), 400},
        {"a field without a colon", get("NoColonHere\r\n"), 400},
        {"NUL in a value", get(zero("Cookie: foo=", "bar\r\n")), 400},
        {"BEL in a value",
         get("X-Test: abc\x07\x08\x0b"
             "def\r\n"),
         400},
        {"DEL in a value", get("X-Test: abc\x7f\r\n"), 400},
        {"a bare CR in a value", get("X-Test: val\rue\r\n"), 400},
        {"a value of 100 kB", get("X-Big: " + big + "\r\n"), 431},
        {"a name of 100 kB", get(big + ": v\r\n"), 431},
        {"ten thousand fields", get(manyFields), 431},
        {"two Content-Types",
         post("Content-Length: 5\r\nContent-Type: text/plain\r\nContent-Type: text/html\r\n", "hello"), 400},
        {"two Authorizations", get("Authorization: Bearer a\r\nAuthorization: Bearer b\r\n"), 400},
        // Host
        {"no Host", "GET / HTTP/1.1\r\n\r\n", 400},
        {"no Host in HTTP/1.0", "GET / HTTP/1.0\r\n\r\n", 400},
        {"two Hosts", get("Host: other.example.com\r\n"), 400},
        {"the same Host twice", get(host), 400},
        {"an empty Host", "GET / HTTP/1.1\r\nHost: \r\n\r\n", 400},
        {"a Host with a user", "GET / HTTP/1.1\r\nHost: user@localhost\r\n\r\n", 400},
        {"a Host with a path", "GET / HTTP/1.1\r\nHost: localhost/path\r\n\r\n", 400},
        {"two names in one Host", "GET / HTTP/1.1\r\nHost: localhost, other.example.com\r\n\r\n", 400},
        {"a Host with a port that is no number", "GET / HTTP/1.1\r\nHost: localhost:80a\r\n\r\n", 400},
        {"a Host with a port above 65535", "GET / HTTP/1.1\r\nHost: localhost:65536\r\n\r\n", 400},
        {"a Host whose brackets hold no address", "GET / HTTP/1.1\r\nHost: [:::::::]\r\n\r\n", 400},
        {"a Host with an IPv4 address in brackets", "GET / HTTP/1.1\r\nHost: [1.2.3.4]\r\n\r\n", 400},
        {"a Host with a tail behind its brackets", "GET / HTTP/1.1\r\nHost: [::1]a\r\n\r\n", 400},
        // Content-Length
        {"a length of letters", post("Content-Length: abc\r\n", {}), 400},
        {"a length with a plus", post("Content-Length: +5\r\n", "hello"), 400},
        {"a negative length", post("Content-Length: -1\r\n", {}), 400},
        {"a negative zero", post("Content-Length: -0\r\n", {}), 400},
        {"a huge negative length", get("Content-Length: -123456789123456789123456789\r\n"), 400},
        {"a length of twenty digits", post("Content-Length: 99999999999999999999\r\n", {}), 400},
        {"an octal length", post("Content-Length: 0o5\r\n", "hello"), 400},
        {"a hexadecimal length", post("Content-Length: 0x5\r\n", "hello"), 400},
        {"a length with leading zeros", post("Content-Length: 005\r\n", "hello"), 400},
        {"a length of two zeros", post("Content-Length: 00\r\n", {}), 400},
        {"a length with an underscore", post("Content-Length: 1_0\r\n", "helloworld"), 400},
        {"a length with a space in it", post("Content-Length: 1 0\r\n", "hello12345"), 400},
        {"a length with a space after it", post("Content-Length: 5 \r\n", "hello"), 400},
        {"a length with two spaces before it", post("Content-Length:  5\r\n", "hello"), 400},
        {"an empty length", post("Content-Length: \r\n", {}), 400},
        {"a list of different lengths", post("Content-Length: 5, 10\r\n", "hello"), 400},
        {"a list of equal lengths", post("Content-Length: 5, 5\r\n", "hello"), 400},
        {"two different lengths", post("Content-Length: 5\r\nContent-Length: 10\r\n", "helloworld"), 400},
        {"the same length twice", post("Content-Length: 5\r\nContent-Length: 5\r\n", "hello"), 400},
        {"a body above the bound", post("Content-Length: 10485761\r\n", {}), 413},
        {"a body above the bound that waits for 100", post("Content-Length: 10485761\r\nExpect: 100-continue\r\n", {}),
         413},
        {"a length after a tab", post("Content-Length:\t5\r\n", "hello"), 400},
        {"a list of three equal lengths", post("Content-Length: 5, 5, 5\r\n", "hello"), 400},
        {"a length that would be another in octal", post("Content-Length: 0010\r\n", "helloworld"), 400},
        {"a length and one with a space before its colon",
         post("Content-Length: 11\r\nContent-Length : 5\r\n", "hello world"), 400},
        {"a length and one with a tab in its name",
         post("Content-Length: 11\r\nContent\tLength: 99\r\n", "hello world"), 400},
        {"a request behind the shorter of two lengths",
         post("Content-Length: 5\r\nContent-Length: 45\r\n", "hello" + get({})), 400},
        {"a GET whose body is a request", get("Content-Length: 45\r\n") + get({}), 400},
        {"an OPTIONS with a folded Transfer-Encoding",
         "OPTIONS / HTTP/1.1\r\n" + host + "Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n", 400},
        {"a GET that waits for 100 with a body", get("Content-Length: 5\r\nExpect: 100-continue\r\n") + "hello", 400},
        {"a GET with a body", get("Content-Length: 5\r\n") + "hello", 400},
        {"a HEAD with a body", "HEAD / HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\nhello", 400},
        {"an OPTIONS with a body", "OPTIONS / HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\nhello", 400},
        {"a POST of HTTP/1.0 without a length", "POST / HTTP/1.0\r\n" + host + "\r\n", 411},
        {"Content_Length beside Content-Length", post("Content-Length: 11\r\nContent_Length: 99\r\n", "hello world"),
         400},
        // Transfer-Encoding
        {"both a length and chunks", post("Content-Length: 6\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\nX"), 400},
        {"both chunks and a length", post("Transfer-Encoding: chunked\r\nContent-Length: 30\r\n", "0\r\n\r\nX"), 400},
        {"a GET with both", get("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n"), 400},
        {"a request smuggled behind a length",
         post("Content-Length: " + smuggledLength + "\r\nTransfer-Encoding: chunked\r\n", smuggled), 400},
        {"chunks in HTTP/1.0", "POST / HTTP/1.0\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
        {"an unknown coding", post("Transfer-Encoding: gzip\r\n", {}), 501},
        {"an unknown coding before chunked", post("Transfer-Encoding: gzip, chunked\r\n", {}), 501},
        {"xchunked beside a length", post("Transfer-Encoding: xchunked\r\nContent-Length: 5\r\n", "hello"), 400},
        {"identity beside a length", post("Transfer-Encoding: identity\r\nContent-Length: 5\r\n", "hello"), 400},
        {"chunked that is not last", post("Transfer-Encoding: chunked, gzip\r\n", "0\r\n\r\n"), 400},
        {"chunked twice", post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"), 400},
        {"two Transfer-Encodings", post("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", "0\r\n\r\n"),
         400},
        {"an empty coding", post("Transfer-Encoding: \r\n", "0\r\n\r\n"), 400},
        {"a comma before chunked", post("Transfer-Encoding: , chunked\r\n", "0\r\n\r\n"), 400},
        {"a comma after chunked", post("Transfer-Encoding: chunked,\r\n", "0\r\n\r\n"), 400},
        {"chunked with a parameter", post("Transfer-Encoding: chunked;ext=val\r\n", "0\r\n\r\n"), 400},
        {"a vertical tab before chunked",
         post("Transfer-Encoding: \x0b"
              "chunked\r\n",
              "0\r\n\r\n"),
         400},
        {"NUL after chunked", post(zero("Transfer-Encoding: chunked", "\r\n"), "0\r\n\r\n"), 400},
        {"a form feed before chunked", post("Transfer-Encoding: \fchunked\r\n", "0\r\n\r\n"), 400},
        {"a length and chunked after a tab", post("Transfer-Encoding:\tchunked\r\nContent-Length: 5\r\n", "hello"),
         400},
        {"a length and chunked with a space after it",
         post("Transfer-Encoding: chunked \r\nContent-Length: 5\r\n", "hello"), 400},
        {"a length and Chunked with a capital", post("Transfer-Encoding: Chunked\r\nContent-Length: 5\r\n", "hello"),
         400},
        {"a length and chunked twice", post("Transfer-Encoding: chunked, chunked\r\nContent-Length: 5\r\n", "hello"),
         400},
        {"a length and a comma before chunked",
         post("Transfer-Encoding: , chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n" + get({})), 400},
        {"a length of letters beside chunks, and a request behind",
         post("Content-Length: abc\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + get({})), 400},
        {"a length with a plus beside chunks, and a request behind",
         post("Content-Length: +4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n" + get({})), 400},
        {"a HEAD behind a length and chunks",
         post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\nHEAD / HTTP/1.1\r\n" + host + "\r\n"),
         400},
        {"a length and chunks and Connection: close",
         post("Connection: close\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
        {"a folded Transfer-Encoding", post("Transfer-Encoding:\r\n chunked\r\nContent-Length: 5\r\n", "hello"), 400},
        {"Transfer-Encoding with a space before its colon", post("Transfer-Encoding : chunked\r\n", "0\r\n\r\n"), 400},
        {"Transfer_Encoding", post("Transfer_Encoding: chunked\r\nContent-Length: 5\r\n", "hello"), 400},
        // chunks
        {"a chunk size with 0x", chunked("0x5\r\nhello\r\n0\r\n\r\n"), 400},
        {"a chunk size with a plus", chunked("+5\r\nhello\r\n0\r\n\r\n"), 400},
        {"a negative chunk size", chunked("-1\r\nhello\r\n0\r\n\r\n"), 400},
        {"a chunk size with an underscore", chunked("1_0\r\nhello world!!!!!\r\n0\r\n\r\n"), 400},
        {"a chunk size with a space before it", chunked(" 5\r\nhello\r\n0\r\n\r\n"), 400},
        {"a chunk size with a space after it", chunked("5 \r\nhello\r\n0\r\n\r\n"), 400},
        {"an empty chunk size", chunked("\r\nhello\r\n0\r\n\r\n"), 400},
        {"a chunk size of seventeen digits", chunked("10000000000000005\r\nhello\r\n0\r\n\r\n"), 400},
        {"a chunk size above the bound", chunked("A00001\r\n"), 413},
        {"a semicolon without an extension", chunked("5;\r\nhello\r\n0\r\n\r\n"), 400},
        {"an extension that is no token", chunked("5;bad[=x\r\nhello\r\n0\r\n\r\n"), 400},
        {"an extension without its value", chunked("5;a=\r\nhello\r\n0\r\n\r\n"), 400},
        {"an extension with open quotes", chunked("5;a=\"b\r\nhello\r\n0\r\n\r\n"), 400},
        {"NUL in an extension", chunked(zero("5;", "ext\r\nhello\r\n0\r\n\r\n")), 400},
        {"a bare CR in an extension", chunked("5;a\rX\r\nhello\r\n0\r\n\r\n"), 400},
        {"a bare LF in an extension", chunked("5;\nhello\r\n0\r\n\r\n"), 400},
        {"extensions of two kilobytes", chunked("5;" + QByteArray(2048, 'a') + "\r\nhello\r\n0\r\n\r\n"), 400},
        {"a chunk size that ends with CR alone", chunked("5\rhello\r\n0\r\n\r\n"), 400},
        {"a chunk longer than its size", chunked("5\r\nhello!!\r\n0\r\n\r\n"), 400},
        {"a chunk with a size of plus zero and a request behind", chunked("+0\r\n\r\n" + get({})), 400},
        {"a chunk without its CRLF", chunked("5\r\nhello0\r\n\r\n"), 400},
        {"a chunk that ends with LF alone", chunked("5\r\nhello\n0\r\n\r\n"), 400},
        {"a trailer that ends with LF alone", chunked("5\r\nhello\r\n0\r\n\n"), 400},
        {"an invalid last chunk", chunked("+0\r\n\r\nX"), 400},
        {"Content-Length in a trailer", chunked("5\r\nhello\r\n0\r\nContent-Length: 50\r\n\r\n"), 400},
        {"Transfer-Encoding in a trailer", chunked("5\r\nhello\r\n0\r\nTransfer-Encoding: chunked\r\n\r\n"), 400},
        {"Host in a trailer", chunked("5\r\nhello\r\n0\r\nHost: evil.example.com\r\n\r\n"), 400},
        {"Authorization in a trailer", chunked("5\r\nhello\r\n0\r\nAuthorization: Bearer evil\r\n\r\n"), 400},
        {"Content-Type in a trailer", chunked("5\r\nhello\r\n0\r\nContent-Type: text/evil\r\n\r\n"), 400},
        {"a folded trailer", chunked("5\r\nhello\r\n0\r\nX-A: b\r\n c\r\n\r\n"), 400},
        {"a trailer of 100 kB", chunked("5\r\nhello\r\n0\r\nX-A: " + big + "\r\n\r\n"), 431},
        // Expect and Upgrade
        {"an unknown expectation", get("Expect: 200-ok\r\n"), 417},
        {"a WebSocket of version 99",
         get("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: "
             "dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 99\r\n"),
         426},
        {"a WebSocket with a short key",
         get("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhl\r\nSec-WebSocket-Version: 13\r\n"),
         400},
        {"a WebSocket with two keys",
         get("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
             "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"),
         400},
    };
}

/// What is well-formed, with the status of a server that has pages at `/` and `/?…` and takes any body there.
inline QList<WireCase> goodRequests()
{
    const QByteArray websocket =
        "Upgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";
    QByteArray cookies = "Cookie: ";
    for (int i = 0; i < 1000; ++i)
        cookies += "k" + QByteArray::number(i) + "=v" + QByteArray::number(i) + "; ";
    return {
        {"a plain GET", get({}), 200},
        {"one empty line before the request", "\r\n" + get({}), 200},
        {"a tab before the host and an empty field", "GET / HTTP/1.1\r\nhoSt:\texample.com\r\nempty:\r\n\r\n", 200},
        {"a field whose value is one space", get("X-Empty: \r\n"), 200},
        {"Latin-1 in a value", get("X-Name: caf\xe9\r\n"), 200},
        {"a Host that is an IPv6 address", "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", 200},
        {"a Host that is an IPv4 address in IPv6", "GET / HTTP/1.1\r\nHost: [::ffff:1.2.3.4]\r\n\r\n", 200},
        {"an absolute target of the same host", "GET http://localhost:8080/ HTTP/1.1\r\n" + host + "\r\n", 200},
        {"an absolute target without a path", "GET HTTP://LOCALHOST:8080?a=b HTTP/1.1\r\n" + host + "\r\n", 200},
        {"a query with brackets", "GET /?filter[]=a|b HTTP/1.1\r\n" + host + "\r\n", 200},
        {"a path of 7900 letters", "GET /" + QByteArray(7900, 'a') + " HTTP/1.1\r\n" + host + "\r\n", 404},
        {"a thousand cookies", get(cookies + "\r\n"), 200},
        {"HTTP/1.0", "GET / HTTP/1.0\r\n" + host + "\r\n", 200},
        {"HEAD", "HEAD / HTTP/1.1\r\n" + host + "\r\n", 200},
        {"OPTIONS", "OPTIONS / HTTP/1.1\r\n" + host + "\r\n", 204},
        {"OPTIONS *", "OPTIONS * HTTP/1.1\r\n" + host + "\r\n", 204},
        {"a method that the path does not take", "DELETE / HTTP/1.1\r\n" + host + "\r\n", 405},
        {"a POST with a body", post("Content-Length: 5\r\n", "hello"), 200},
        {"a POST with an empty body", post("Content-Length: 0\r\n", {}), 200},
        {"a POST that says no length", post({}, {}), 200},
        {"a Transfer-Encoding in capitals",
         "POST / HTTP/1.1\r\n" + host + "TRANSFER-ENCODING: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", 200},
        {"chunked after a tab", post("Transfer-Encoding:\tchunked\r\n", "0\r\n\r\n"), 200},
        {"a POST with a Range", post("Content-Length: 5\r\nRange: bytes=0-10\r\n", "hello"), 200},
        {"one chunk", chunked("5\r\nhello\r\n0\r\n\r\n"), 200},
        {"two chunks", chunked("5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"), 200},
        {"no chunk but the last", chunked("0\r\n\r\n"), 200},
        {"a chunk size in capitals", chunked("A\r\nhelloworld\r\n0\r\n\r\n"), 200},
        {"a chunk size with zeros before it", chunked("0005\r\nhello\r\n000\r\n\r\n"), 200},
        {"a chunk with an extension", chunked("5;ext=value\r\nhello\r\n0\r\n\r\n"), 200},
        {"a chunk with a quoted extension", chunked("5;a=\"b\\\"c;d\";e\r\nhello\r\n0\r\n\r\n"), 200},
        {"a trailer", chunked("5\r\nhello\r\n0\r\nX-Checksum: abc\r\n\r\n"), 200},
        {"Chunked with a capital", post("Transfer-Encoding: Chunked\r\n", "0\r\n\r\n"), 200},
        {"a GET that expects 100", get("Expect: 100-continue\r\n"), 200},
        {"a POST that expects 100 and sends its body", post("Content-Length: 5\r\nExpect: 100-continue\r\n", "hello"),
         200},
        {"an expectation in HTTP/1.0",
         "POST / HTTP/1.0\r\n" + host + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\nhello", 200},
        {"an upgrade by POST", post("Connection: Upgrade\r\n" + websocket, {}), 200},
        {"an upgrade without Connection", get(websocket), 200},
        {"an upgrade in HTTP/1.0", "GET / HTTP/1.0\r\n" + host + "Connection: Upgrade\r\n" + websocket + "\r\n", 200},
        {"an upgrade to an unknown protocol", get("Connection: Upgrade\r\nUpgrade: totally-made-up/1.0\r\n"), 200},
        {"an upgrade where there is no WebSocket", get("Connection: Upgrade\r\n" + websocket), 200},
        {"an invalid Range", get("Range: bytes=abc-xyz\r\n"), 200},
        {"a garbled condition", get("If-Modified-Since: not-a-date\r\n"), 200},
        {"an Accept for nothing known", get("Accept: application/x-nonsense\r\n"), 406},
        {"an Accept for nothing known and one for JSON", get("Accept: image/bmp\r\nAccept: application/json\r\n"), 200},
        {"an Accept in capitals", get("Accept: TEXT/*;Q=0.5\r\n"), 200},
        {"an Accept of nothing", get("Accept: ,\r\n"), 200},
        {"an Accept with a comma in quotes", get("Accept: image/bmp;a=\",text/html,\"\r\n"), 406},
        {"an Accept that wants no JSON", get("Accept: application/json;q=0\r\n"), 406},
        {"an Accept that wants nothing", get("Accept: */*; q=0.000\r\n"), 406},
        {"an Accept that wants a little", get("Accept: */*;q=0.001\r\n"), 200},
        {"an Accept that wants anything but JSON", get("Accept: application/json;q=0, */*\r\n"), 200},
        {"an Accept for nothing known, with a body",
         post("Accept: image/bmp\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n", "hello"), 406},
    };
}

/// What is not whole yet.
inline QList<WireCase> unfinishedRequests()
{
    QList<WireCase> out;
    static const QByteArray whole = "GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n";
    for (const int cut : {1, 4, 10, 11, 15, 19, 20, 21, 24, 26, 27, 36, 37, 38, 39})
        out.push_back({"a part of a GET", whole.first(cut), 0});
    out.push_back({"half a body", post("Content-Length: 10\r\n", "hello"), 0});
    out.push_back({"chunks without the last", chunked("5\r\nhello\r\n"), 0});
    out.push_back({"a last chunk without its empty line", chunked("5\r\nhello\r\n0\r\n"), 0});
    out.push_back({"a header without its empty line", "GET / HTTP/1.1\r\nHost: localhost\r\nX-Test: value", 0});
    return out;
}

} // namespace tierdesk::server::tests
