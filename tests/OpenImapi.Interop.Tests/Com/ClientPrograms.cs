namespace OpenImapi.Interop.Tests.Com;

/// <summary>Programs that burn through the native library, compiled as their own pages tell, with every warning an error.</summary>
internal static class ClientPrograms
{
    private static readonly string[] Warnings = ["-Wall", "-Wextra", "-Werror", "-pedantic", "-g"];

    /// <summary>The library's two builds.</summary>
    public static TheoryData<string> Kinds => ["host", "aot"];

    /// <summary>samples/C, by its own Makefile.</summary>
    public static async Task<string> SampleInCAsync(ClientBench bench, string compiler = "gcc", string flags = "-O1 -g")
    {
        var library = await BuiltLibrary.FolderAsync(bench.Kind);
        var folder = bench.Folder.Folder($"C-{compiler}");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples", "C")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        (await Judge.AskAsync(new Question("make", [$"CC={compiler}", $"PKG_CONFIG_PATH={library}"])
        {
            Folder = folder,
            Environment = new Dictionary<string, string> { ["CFLAGS"] = flags },
        })).MustSucceed();
        return Path.Combine(folder, "burn");
    }

    /// <summary>samples/Cpp, by the line that stands in it.</summary>
    public static async Task<string> SampleInCppAsync(ClientBench bench, string compiler = "g++")
    {
        var library = await BuiltLibrary.FolderAsync(bench.Kind);
        var words = (await Judge.AskAsync(new Question("pkg-config", ["--cflags", "--libs", "openimapi"])
        {
            Environment = new Dictionary<string, string> { ["PKG_CONFIG_PATH"] = library },
        })).MustSucceed().Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var sources = Directory.GetFiles(Path.Combine(Repository.Root, "samples", "Cpp"), "*.cpp");
        await Judge.RunAsync(compiler, ["-std=c++17", .. Warnings, .. sources, .. words, "-o", bench[$"burn-{compiler}"]]);
        return bench[$"burn-{compiler}"];
    }

    /// <summary>The client that was written from the published facts, without a header of ours and not linked with the library.</summary>
    public static async Task<string> IndependentAsync(ClientBench bench, params string[] flags)
    {
        var sources = Directory.GetFiles(Path.Combine(Repository.Root, "tests", "OpenImapi.Interop.Tests", "Com", "Independent"), "*.c");
        await Judge.RunAsync("gcc", ["-std=c99", "-D_POSIX_C_SOURCE=200809L", .. Warnings, .. flags, .. sources, "-ldl", "-lpthread", "-o", bench["independent"]]);
        return bench["independent"];
    }

    /// <summary>samples/ComClient, as it was built beside these tests.</summary>
    public static string SampleInCSharp { get; } =
        Path.Combine(AppContext.BaseDirectory, "..", "..", "ComClient", Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), "ComClient.dll");

    public static async Task<string> LibraryAsync(string kind) => Path.Combine(await BuiltLibrary.FolderAsync(kind), "libopenimapi.so");
}
