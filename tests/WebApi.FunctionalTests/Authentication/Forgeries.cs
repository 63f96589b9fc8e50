using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Messaging.WebApi.FunctionalTests.Authentication;

/// <summary>The forgeries. Most are signed with the service's own key, so that nothing but the change itself can give them away.</summary>
internal static class Forgeries
{
    private const string UnknownId = "0195e2c1-7b1a-7c3e-9c1f-0d8a5b6c7d8e";

    public static IReadOnlyList<Forgery> All => [.. Signatures(), .. Headers(), .. KeysInHeaders(), .. Claims(), .. Sessions(), .. Shapes()];

    private static IEnumerable<Forgery> Signatures()
    {
        yield return Of("another key", forge => forge.Sign([.. Enumerable.Repeat((byte)7, 32)]));
        yield return Of("empty key", forge => forge.Sign([]));
        yield return Of("the service's name as key", forge => forge.Sign("messaging"u8.ToArray()));
        yield return Of("alg none without signature", forge => forge.WithHeader("alg", "none").SignedBy(_ => []));
        yield return Of("alg None with signature", forge => forge.WithHeader("alg", "None").Sign());
        yield return Of("alg NONE with signature", forge => forge.WithHeader("alg", "NONE").Sign());
        yield return Of("alg none after the genuine signature", forge => forge.WithHeader("alg", "none").SignedBy(_ => []) + forge.Parts[2]);
        yield return Of("no alg", forge => forge.WithHeader("alg", null).Sign());
        yield return Of("empty alg", forge => forge.WithHeader("alg", string.Empty).Sign());
        yield return Of("alg that is no text", forge => forge.WithHeader("alg", 256).Sign());
        yield return Of("several algs", forge => forge.WithHeader("alg", new JsonArray("HS256", "none")).Sign());
        yield return Of("alg in another case", forge => forge.WithHeader("alg", "hs256").Sign());
        yield return Of("HS384", forge => forge.SignAs("HS384", HMACSHA384.HashData));
        yield return Of("HS512", forge => forge.SignAs("HS512", HMACSHA512.HashData));
        yield return Of("RS256 in name", forge => forge.SignAs("RS256", HMACSHA256.HashData));
        yield return Of("ES256 of zeros", forge => forge.WithHeader("alg", "ES256").SignedBy(_ => new byte[64]));
        yield return Of("signature of zeros", forge => forge.SignedBy(_ => new byte[32]));
        yield return Of("signature of the parts in the other order", forge => $"{forge.Parts[1]}.{forge.Parts[0]}.{forge.Parts[2]}");
        yield return Of("another role under the old signature", forge => Resigned(forge.With("roles", new JsonArray("Administrator"))));
        yield return Of("another user under the old signature", (forge, loot) => Resigned(forge.With("sub", loot.Other["sub"]!.DeepClone())));
        yield return Of("a later end under the old signature", (forge, loot) => Resigned(forge.With("exp", loot.Now + 86_400)));
        yield return Of("signature cut", forge => $"{forge.Parts[0]}.{forge.Parts[1]}.");
        yield return Of("signature left out", forge => $"{forge.Parts[0]}.{forge.Parts[1]}");
        yield return Of("half of the signature", forge => Whole(forge)[..^22]);
        yield return Of("the signature twice", forge => Whole(forge) + forge.Parts[2]);
    }

    private static IEnumerable<Forgery> Headers()
    {
        yield return Of("typ JWT", forge => forge.WithHeader("typ", "JWT").Sign());
        yield return Of("no typ", forge => forge.WithHeader("typ", null).Sign());
        yield return Of("typ of a refresh token", forge => forge.WithHeader("typ", "rt+jwt").Sign());
        yield return Of("typ of an identity token", forge => forge.WithHeader("typ", "id_token").Sign());
        yield return Of("typ that is no text", forge => forge.WithHeader("typ", new JsonArray("at+jwt")).Sign());
        yield return Of("crit with a known name", forge => forge.WithHeader("crit", new JsonArray("exp")).Sign());
        yield return Of("crit with an unknown name", forge => forge.WithHeader("crit", new JsonArray("future")).WithHeader("future", true).Sign());
        yield return Of("empty crit", forge => forge.WithHeader("crit", new JsonArray()).Sign());
        yield return Of("unencoded payload", forge => forge.WithHeader("b64", false).WithHeader("crit", new JsonArray("b64")).Sign());
        yield return Of("zip, and the claims are", forge => Zipped(forge.WithHeader("zip", "DEF")));
        yield return Of("header that is no object", forge => forge.SignTexts(header: """["HS256","at+jwt"]"""));
        yield return Of("header that is null", forge => forge.SignTexts(header: "null"));
        yield return Of("header that is a text", forge => forge.SignTexts(header: "\"HS256\""));
        yield return Of("header that is no JSON", forge => forge.SignTexts(header: "{'alg':'HS256','typ':'at+jwt'}"));
        yield return Of("header that is cut", forge => forge.SignTexts(header: forge.Header.ToJsonString()[..^1]));
        yield return Of("header of no UTF-8", forge => forge.SignParts(Base64Url.EncodeToString([0x7B, 0xFF, 0xFE, 0x7D]), forge.Parts[1]));
        yield return Of("empty header", forge => forge.SignParts(string.Empty, forge.Parts[1]));
        yield return Of("header with alg none behind", forge => forge.SignTexts(header: """{"alg":"HS256","typ":"at+jwt","alg":"none"}"""));
        yield return Of("header with typ JWT behind", forge => forge.SignTexts(header: """{"alg":"HS256","typ":"at+jwt","typ":"JWT"}"""));
        yield return Of("names in capitals", forge => forge.SignTexts(header: """{"ALG":"HS256","TYP":"at+jwt"}"""));
        yield return Of("header nested too deep", forge => forge.WithHeader("x", Nested(200)).Sign());
    }

    private static IEnumerable<Forgery> KeysInHeaders()
    {
        yield return Of("RS256 with its own key", SignWithOwnRsaKey);
        yield return Of("ES256 with its own key", SignWithOwnCurveKey);
        yield return Of("HS256 with its own key", forge => forge
            .WithHeader("jwk", new JsonObject { ["kty"] = "oct", ["k"] = Base64Url.EncodeToString(new byte[32]) })
            .Sign(new byte[32]));
        yield return Of("jku", forge => forge.WithHeader("jku", "https://attacker.example/keys").Sign(new byte[32]));
        yield return Of("x5u", forge => forge.WithHeader("x5u", "https://attacker.example/certificate").Sign(new byte[32]));
        yield return Of("x5c", forge => forge.WithHeader("x5c", new JsonArray("MIIB")).Sign(new byte[32]));
        yield return Of("x5t", forge => forge.WithHeader("x5t", "AAAA").Sign(new byte[32]));
        yield return Of("kid of a file", forge => forge.WithHeader("kid", "../../../../dev/null").Sign([]));
        yield return Of("kid of a query", forge => forge.WithHeader("kid", "x' UNION SELECT 'key").Sign("key"u8.ToArray()));
        yield return Of("kid that is no text", forge => forge.WithHeader("kid", new JsonObject()).Sign(new byte[32]));
        yield return Of("very long kid", forge => forge.WithHeader("kid", new string('k', 5_000)).Sign(new byte[32]));
    }

    private static IEnumerable<Forgery> Claims()
    {
        yield return Of("another issuer", forge => forge.With("iss", "others").Sign());
        yield return Of("no issuer", forge => forge.With("iss", null).Sign());
        yield return Of("issuer in another case", forge => forge.With("iss", forge.Claims["iss"]!.GetValue<string>().ToUpperInvariant()).Sign());
        yield return Of("issuer with a blank more", forge => forge.With("iss", forge.Claims["iss"]!.GetValue<string>() + " ").Sign());
        yield return Of("several issuers", forge => forge.With("iss", new JsonArray("others", "more")).Sign());
        yield return Of("another audience", forge => forge.With("aud", "others").Sign());
        yield return Of("no audience", forge => forge.With("aud", null).Sign());
        yield return Of("several audiences without ours", forge => forge.With("aud", new JsonArray("others", "more")).Sign());
        yield return Of("empty list of audiences", forge => forge.With("aud", new JsonArray()).Sign());
        yield return Of("audience that is no text", forge => forge.With("aud", new JsonObject()).Sign());
        yield return Of("no end", forge => forge.With("exp", null).Sign());
        yield return Of("end long ago", forge => forge.With("exp", 1).Sign());
        yield return Of("end just now", (forge, loot) => forge.With("exp", loot.Now - 5).Sign());
        yield return Of("end before 1970", forge => forge.With("exp", -1).Sign());
        yield return Of("end that is no number", forge => forge.With("exp", "tomorrow").Sign());
        yield return Of("end that is a list", (forge, loot) => forge.With("exp", new JsonArray(loot.Now + 60)).Sign());
        yield return Of("two ends, the one behind over", (forge, loot) => forge.SignTexts(claims: Behind(forge, $"\"exp\":{loot.Now - 60}")));
        yield return Of("not valid before a minute from now", (forge, loot) => forge.With("nbf", loot.Now + 60).Sign());
        yield return Of("not valid before the year 3000", forge => forge.With("nbf", 32_503_680_000).Sign());
        yield return Of("no user", forge => forge.With("sub", null).Sign());
        yield return Of("user that is no id", forge => forge.With("sub", "alice").Sign());
        yield return Of("user that is a list", forge => forge.With("sub", new JsonArray()).Sign());
        yield return Of("no name", forge => forge.With("name", null).Sign());
        yield return Of("empty name", forge => forge.With("name", string.Empty).Sign());
        yield return Of("claims that are no object", forge => forge.SignTexts(claims: "[]"));
        yield return Of("claims that are no JSON", forge => forge.SignTexts(claims: "claims"));
        yield return Of("no claims", forge => forge.SignTexts(claims: "{}"));
        yield return Of("empty claims", forge => forge.SignParts(forge.Parts[0], string.Empty));
        yield return Of("claims nested too deep", forge => forge.With("x", Nested(200)).Sign());
    }

    private static IEnumerable<Forgery> Sessions()
    {
        yield return Of("no session", forge => forge.With("sid", null).Sign());
        yield return Of("session that is no id", forge => forge.With("sid", "1").Sign());
        yield return Of("unknown session", forge => forge.With("sid", UnknownId).Sign());
        yield return Of("session that has ended", (forge, loot) => forge.With("sid", loot.Ended["sid"]!.DeepClone()).Sign());
        yield return Of("somebody else's session", (forge, loot) => forge.With("sid", loot.Other["sid"]!.DeepClone()).Sign());
        yield return Of("own session for somebody else", (forge, loot) => forge.With("sub", loot.Other["sub"]!.DeepClone()).Sign());
        yield return Of("own session for nobody", forge => forge.With("sub", UnknownId).Sign());
        yield return Of("user and session exchanged", forge =>
            forge.With("sub", forge.Claims["sid"]!.DeepClone()).With("sid", TokenClaim(forge, "sub")).Sign());
    }

    private static IEnumerable<Forgery> Shapes()
    {
        yield return Of("one character cut", forge => Whole(forge)[..^1]);
        yield return Of("one character more", forge => Whole(forge) + "A");
        yield return Of("padding", forge => Whole(forge) + "=");
        yield return Of("unused bits of the last character", forge => Whole(forge)[..^1] + Next(forge.Parts[2][^1]));
        yield return Of("beginning cut", forge => Whole(forge)[1..]);
        yield return Of("padding of the header", forge => forge.SignParts(forge.Parts[0] + "==", forge.Parts[1]));
        yield return Of("padding of the claims", forge => forge.SignParts(forge.Parts[0], forge.Parts[1] + "="));
        yield return Of("blank in the claims", forge => forge.SignParts(forge.Parts[0], forge.Parts[1].Insert(8, " ")));
        yield return Of("tab in the signature", forge => Whole(forge).Insert(Whole(forge).Length - 8, "\t"));
        yield return Of("no Base64", forge => $"{forge.Parts[0]}.%%%%.{forge.Parts[2]}");
        yield return Of("in capitals", forge => Whole(forge).ToUpperInvariant());
        yield return Of("percent-encoded", forge => Whole(forge).Replace(".", "%2E", StringComparison.Ordinal));
        yield return Of("between quotes", forge => $"\"{Whole(forge)}\"");
        yield return Of("a part more", forge => Whole(forge) + "." + forge.Parts[2]);
        yield return Of("empty part more", forge => Whole(forge) + ".");
        yield return Of("empty part before", forge => "." + Whole(forge));
        yield return Of("five parts, as if encrypted", forge => string.Join('.', forge.Parts.Concat(forge.Parts.Take(2))));
        yield return Of("encrypted to nobody", forge => $"{Encode("""{"alg":"dir","enc":"A256GCM"}""")}..AAAAAAAAAAAAAAAA.{forge.Parts[1]}.{new string('A', 43)}");
        yield return Of("as a JSON object", forge =>
            $$"""{"protected":"{{forge.Parts[0]}}","payload":"{{forge.Parts[1]}}","signature":"{{forge.Parts[2]}}"}""");
        yield return Of("dots", _ => "..");
        yield return Of("many dots", _ => new string('.', 5_000));
        yield return Of("garbage", _ => "garbage");
        yield return Of("null", _ => "null");
        yield return Of("very long", _ => $"{new string('A', 10_000)}.{new string('A', 10_000)}.{new string('A', 43)}");
        yield return Of("refresh token", (_, loot) => loot.RefreshToken);
        yield return Of("cursor", (_, loot) => loot.Cursor);
        yield return Of("password", _ => Person.CommonPassword);
    }

    private static Forgery Of(string what, Func<TokenForge, string> make) => new(what, (forge, _) => make(forge));

    private static Forgery Of(string what, Func<TokenForge, Loot, string> make) => new(what, make);

    private static string Whole(TokenForge forge) => string.Join('.', forge.Parts);

    private static string Resigned(TokenForge forge) => forge.SignedBy(_ => []) + forge.Parts[2];

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    // The next character differs in the two bits that a signature of 32 bytes leaves unused.
    private static char Next(char character) => (char)(character + 1);

    // The claims as they were before the forge changed any.
    private static string TokenClaim(TokenForge forge, string claim) =>
        JsonElement.Parse(Base64Url.DecodeFromChars(forge.Parts[1])).Text(claim);

    private static string Behind(TokenForge forge, string member) => $"{forge.Claims.ToJsonString()[..^1]},{member}}}";

    private static JsonArray Nested(int levels)
    {
        var outermost = new JsonArray();
        for (var (level, current) = (1, outermost); level < levels; level++)
        {
            var inner = new JsonArray();
            current.Add(inner);
            current = inner;
        }

        return outermost;
    }

    private static string Zipped(TokenForge forge)
    {
        using var zipped = new MemoryStream();
        using (var deflate = new DeflateStream(zipped, CompressionLevel.Optimal))
        {
            deflate.Write(Encoding.UTF8.GetBytes(forge.Claims.ToJsonString()));
        }

        return forge.SignParts(Encode(forge.Header.ToJsonString()), Base64Url.EncodeToString(zipped.ToArray()));
    }

    private static string SignWithOwnRsaKey(TokenForge forge)
    {
        using var rsa = RSA.Create(2048);
        var modulus = Base64Url.EncodeToString(rsa.ExportParameters(includePrivateParameters: false).Modulus);
        return forge
            .WithHeader("alg", "RS256")
            .WithHeader("jwk", new JsonObject { ["kty"] = "RSA", ["n"] = modulus, ["e"] = "AQAB" })
            .SignedBy(input => rsa.SignData(input, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static string SignWithOwnCurveKey(TokenForge forge)
    {
        using var curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = curve.ExportParameters(includePrivateParameters: false).Q;
        var jwk = new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["x"] = Base64Url.EncodeToString(point.X),
            ["y"] = Base64Url.EncodeToString(point.Y),
        };
        return forge.WithHeader("alg", "ES256").WithHeader("jwk", jwk).SignedBy(input => curve.SignData(input, HashAlgorithmName.SHA256));
    }
}
