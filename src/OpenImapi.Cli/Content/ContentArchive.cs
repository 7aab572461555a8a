using OpenImapi.Formats;
using OpenImapi.Mastering;

namespace OpenImapi.Cli;

/// <summary>A tar archive whose content is to be recorded, and where in the tree it goes.</summary>
internal sealed record ContentArchive(string Target, TarArchive Archive)
{
    /// <summary>Opens FILE, target=FILE, or standard input.</summary>
    /// <exception cref="DiscException">There is none, or it cannot be read.</exception>
    public static async Task<ContentArchive> OpenAsync(string text, IConsole console, CancellationToken cancellation)
    {
        var path = text == Content.StandardInput || ContentPath.Split(text).Source == Content.StandardInput ? ContentPath.Split(text) : ContentPath.Parse(text);
        if (path.Source != Content.StandardInput)
            return PathText.IsFolder(path.Source) ? throw UsageFault.Of($"{path.Source} is a folder; --tar takes an archive.", "Give the folder as a PATH.")
                : new(path.Target, await TarArchive.OpenAsync(path.Source, cancellation));
        await using var input = console.OpenIn();
        return new(path.Target, await TarArchive.OpenAsync(input, "on standard input", cancellation));
    }
}
