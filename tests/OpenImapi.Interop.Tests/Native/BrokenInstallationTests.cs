namespace OpenImapi.Interop.Tests;

/// <summary>Where the runtime or a part of the library is missing, every call answers why, and the program goes on.</summary>
[Trait("Category", "Interop")]
public class BrokenInstallationTests
{
    [Fact]
    public async Task Without_a_runtime_the_answer_is_that_its_host_is_missing()
    {
        using var empty = new TemporaryFolder();
        var verdict = await RunAsync("80008083", Root(empty.Path));
        Assert.StartsWith("libopenimapi: The runtime of .NET 10 is not installed", verdict.Errors, StringComparison.Ordinal);
        Assert.Single(verdict.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Without_a_framework_the_answer_is_that_it_is_missing()
    {
        using var root = new TemporaryFolder();
        var installed = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        Directory.CreateSymbolicLink(Path.Combine(root.Path, "host"), Path.Combine(installed, "host"));
        var verdict = await RunAsync("80008096", Root(root.Path));
        Assert.Contains("'Microsoft.NETCore.App', version '10.0.0'", verdict.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("libnethost.so", "8007007E")]
    [InlineData("OpenImapi.Com.runtimeconfig.json", "80008093")]
    [InlineData("OpenImapi.Com.dll", "80131509")]
    [InlineData("OpenImapi.Formats.dll", "80070002")]
    public async Task Without_one_of_its_files_the_answer_says_so(string missing, string code)
    {
        using var copy = new TemporaryFolder();
        var folder = await BuiltLibrary.FolderAsync("host");
        Directory.CreateDirectory(Path.Combine(copy.Path, "openimapi"));
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != missing))
            File.Copy(file, Path.Combine(copy.Path, Path.GetRelativePath(folder, file)));
        var verdict = await RunAsync(code, ("LD_LIBRARY_PATH", copy.Path));
        Assert.StartsWith("libopenimapi: ", verdict.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_leads_to_the_files_beside_the_library()
    {
        using var links = new TemporaryFolder();
        File.CreateSymbolicLink(Path.Combine(links.Path, "libopenimapi.so.1"), Path.Combine(await BuiltLibrary.FolderAsync("host"), "libopenimapi.so.1"));
        using var program = await CProgram.CompileAsync("host", "client.c");
        Assert.Contains("CoCreateInstance 00000000", (await program.RunAsync("classes", ("LD_LIBRARY_PATH", links.Path))).MustSucceed().Lines);
    }

    private static (string Name, string Value)[] Root(string folder) => [("DOTNET_ROOT", folder), ("DOTNET_ROOT_X64", folder)];

    private static async Task<Verdict> RunAsync(string code, params (string Name, string Value)[] environment)
    {
        using var program = await CProgram.CompileAsync("host", "client.c");
        var verdict = (await program.RunAsync("nothing", environment)).MustSucceed();
        Assert.Equal(
        [
            $"CoInitialize {code}", $"CoInitializeEx {code}", $"DllGetClassObject {code}", "object 0", $"CoCreateInstance {code}", "object 0",
            $"OpenImapiCreateInstance {code}", "memory 0 0 0 0", "length 0", $"PropVariantClear {code}", "DllCanUnloadNow 00000001",
        ], verdict.Lines);
        return verdict;
    }
}
