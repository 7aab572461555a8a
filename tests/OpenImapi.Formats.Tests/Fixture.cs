using System.IO.Compression;

namespace OpenImapi.Formats.Tests;

/// <summary>Bytes that other programs made, kept compressed beside the tests.</summary>
internal static class Fixture
{
    public static byte[] Bytes(string name)
    {
        using var data = typeof(Fixture).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name);
        using var unpacked = new GZipStream(data, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        unpacked.CopyTo(bytes);
        return bytes.ToArray();
    }
}
