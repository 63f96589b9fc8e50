using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Messaging.WebApi.FunctionalTests.Authentication;

/// <summary>Takes a genuine access token apart and makes others of it, signed as told.</summary>
internal sealed class TokenForge
{
    private readonly string genuine;
    private readonly byte[] key;

    /// <summary>Makes the forge.</summary>
    /// <param name="genuine">An access token.</param>
    /// <param name="key">The service's own key.</param>
    public TokenForge(string genuine, byte[] key)
    {
        this.genuine = genuine;
        this.key = key;
        Header = Part(0);
        Claims = Part(1);
    }

    /// <summary>Makes a forge that has the service's own key.</summary>
    /// <param name="owner">Whose token it takes apart.</param>
    /// <param name="folder">Where the service keeps its key.</param>
    public static TokenForge Of(Person owner, DataFolder folder) =>
        new(owner.AccessToken, Convert.FromBase64String(File.ReadAllText(Path.Combine(folder.Path, "signing.key")).Trim()));

    public JsonObject Header { get; }

    public JsonObject Claims { get; }

    /// <summary>The genuine token's parts.</summary>
    public string[] Parts => genuine.Split('.');

    private string Input => $"{Encode(Header.ToJsonString())}.{Encode(Claims.ToJsonString())}";

    /// <summary>Signs with the service's own key, as only the service can.</summary>
    public string Sign() => Sign(key);

    public string Sign(byte[] anyKey) => SignedBy(input => HMACSHA256.HashData(anyKey, input));

    public string SignedBy(Func<byte[], byte[]> signature) => $"{Input}.{Base64Url.EncodeToString(signature(Encoding.ASCII.GetBytes(Input)))}";

    /// <summary>Signs with the service's own key under another algorithm's name.</summary>
    public string SignAs(string algorithm, Func<byte[], byte[], byte[]> signature)
    {
        Header["alg"] = algorithm;
        return SignedBy(input => signature(key, input));
    }

    /// <summary>Signs texts as they stand with the service's own key; one that is left out is the genuine one.</summary>
    public string SignTexts(string? header = null, string? claims = null) =>
        SignParts(Encode(header ?? Header.ToJsonString()), Encode(claims ?? Claims.ToJsonString()));

    /// <summary>Signs parts that are encoded already with the service's own key.</summary>
    public string SignParts(string header, string claims) =>
        $"{header}.{claims}.{Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes($"{header}.{claims}")))}";

    /// <summary>Changes a claim; null takes it out.</summary>
    public TokenForge With(string claim, JsonNode? value) => Set(Claims, claim, value);

    /// <summary>Changes a member of the header; null takes it out.</summary>
    public TokenForge WithHeader(string member, JsonNode? value) => Set(Header, member, value);

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));

    private TokenForge Set(JsonObject part, string member, JsonNode? value)
    {
        part.Remove(member);
        if (value is not null)
        {
            part.Add(member, value);
        }

        return this;
    }

    private JsonObject Part(int index) => JsonNode.Parse(Base64Url.DecodeFromChars(Parts[index]))!.AsObject();
}
