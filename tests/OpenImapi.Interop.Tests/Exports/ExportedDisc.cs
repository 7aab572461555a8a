using OpenImapi.Formats;
using OpenImapi.Mastering;
using OpenImapi.Virtual;

namespace OpenImapi.Interop.Tests.Exports;

/// <summary>Virtual discs written to files.</summary>
internal static class ExportedDisc
{
    /// <summary>Writes a disc in the form that the file's name says.</summary>
    public static async Task ExportAsync(this Disc disc, string path, DiscImageOptions? options = null) =>
        await DiscImageWriter.WriteAsync(disc.Layout, disc.OpenSource(DiscImageWriter.HoldsSectors(path) ? BlockSizes.Raw : BlockSizes.UserData), path, options);
}
