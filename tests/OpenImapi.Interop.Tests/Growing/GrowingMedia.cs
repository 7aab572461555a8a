using System.Text.Json;
using OpenImapi.Interop.Tests.CommandLine;

namespace OpenImapi.Interop.Tests.Growing;

/// <summary>Images and discs that imapi grows twice.</summary>
internal static class GrowingMedia
{
    /// <summary>Makes an image of the first folder and appends the others; the third removes something.</summary>
    public static async Task<string> AppendAsync(this ImapiProgram imapi, TemporaryFolder folder, string name, params string[] options)
    {
        var image = folder[name];
        await imapi.RunAsync(["image", "create", GrowingContent.Of(folder, 0), "-o", image, "--label", "GROWN", .. options]);
        await imapi.RunAsync("image", "append", image, GrowingContent.Of(folder, 1));
        await imapi.RunAsync("image", "append", image, GrowingContent.Of(folder, 2), "--remove", GrowingContent.Removed);
        await imapi.RunAsync("image", "verify", image);
        return image;
    }

    /// <summary>Burns the folders one after another to a virtual disc, the third removing something, and exports it.</summary>
    public static async Task<string> BurnAsync(this ImapiProgram imapi, TemporaryFolder folder, string medium, string name, params string[] options)
    {
        await imapi.RunAsync("drive", "create", medium, "--name", name);
        for (var number = 0; number < 3; number++)
            await imapi.RunAsync(["burn", GrowingContent.Of(folder, number), "--drive", $"virtual:{name}", "--label", "GROWN", .. options, .. number == 2 ? new[] { "--remove", GrowingContent.Removed } : []]);
        await imapi.RunAsync("drive", "export", name, "-o", folder[$"{name}.iso"]);
        return folder[$"{name}.iso"];
    }

    /// <summary>The first blocks of an image's sessions, oldest first.</summary>
    public static async Task<List<long>> SessionsAsync(this ImapiProgram imapi, string image)
    {
        using var information = JsonDocument.Parse((await imapi.RunAsync("image", "info", image, "--json")).Output);
        return [.. information.RootElement.GetProperty("sessions").EnumerateArray().Select(session => session.GetProperty("block").GetInt64())];
    }
}
