using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Messaging.WebApi.Chat;

/// <summary>A file of the chat page as it goes over the wire, compressed once and as small as it gets.</summary>
/// <param name="LastModified">When the file was written.</param>
/// <param name="Plain">Its bytes.</param>
/// <param name="Gzip">Its bytes, compressed with gzip.</param>
/// <param name="Brotli">Its bytes, compressed with Brotli.</param>
/// <param name="Fingerprint">Tells contents apart.</param>
internal sealed record PageFile(DateTimeOffset LastModified, byte[] Plain, byte[] Gzip, byte[] Brotli, string Fingerprint)
{
    private const int FingerprintBytes = 12;

    /// <summary>Reads and compresses a file.</summary>
    /// <param name="file">The file, which must exist.</param>
    /// <returns>What goes over the wire.</returns>
    public static PageFile Read(IFileInfo file)
    {
        using var source = file.CreateReadStream();
        using var memory = new MemoryStream();
        source.CopyTo(memory);
        var plain = memory.ToArray();
        return new PageFile(
            file.LastModified,
            plain,
            Compress(plain, static target => new GZipStream(target, CompressionLevel.SmallestSize)),
            Compress(plain, static target => new BrotliStream(target, CompressionLevel.SmallestSize)),
            Base64Url.EncodeToString(SHA256.HashData(plain).AsSpan(0, FingerprintBytes)));
    }

    /// <summary>Chooses the smallest form that a client takes (RFC 9110, section 12.5.3).</summary>
    /// <param name="accepted">The client's <c>Accept-Encoding</c>.</param>
    /// <returns>The bytes, the name of their coding or null, and their entity tag, which differs from coding to coding.</returns>
    public (byte[] Bytes, string? Coding, EntityTagHeaderValue Tag) Choose(IReadOnlyList<string?> accepted) =>
        StringWithQualityHeaderValue.TryParseList([.. accepted.OfType<string>()], out var codings) switch
        {
            true when Takes(codings, "br") => (Brotli, "br", TagOf("-br")),
            true when Takes(codings, "gzip") => (Gzip, "gzip", TagOf("-gzip")),
            _ => (Plain, null, TagOf(string.Empty)),
        };

    private static bool Takes(IEnumerable<StringWithQualityHeaderValue> codings, string name) =>
        codings.Any(coding => coding.Value.Equals(name, StringComparison.OrdinalIgnoreCase) && coding.Quality is not 0);

    private static byte[] Compress(byte[] plain, Func<Stream, Stream> open)
    {
        using var memory = new MemoryStream();
        using (var compressor = open(memory))
        {
            compressor.Write(plain);
        }

        return memory.ToArray();
    }

    private EntityTagHeaderValue TagOf(string suffix) => new($"\"{Fingerprint}{suffix}\"");
}
