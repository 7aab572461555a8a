using System.Runtime.InteropServices;
using OpenImapi.Com;

namespace OpenImapi.Interop.Tests;

/// <summary>What client.c prints when it is linked with the native library; both builds answer alike.</summary>
[Trait("Category", "Interop")]
public class NativeLibraryTests
{
    private static readonly string[] OpenAndClose = ["Open 00000000", "Open again 80040222", "Close 00000000", "Release 0"];

    [Theory]
    [InlineData("host")]
    [InlineData("aot")]
    public async Task A_program_comes_to_its_disc_master_by_every_way(string kind) => await PrintsAsync(kind, "classes",
    [
        "DllGetClassObject 00000000", "LockServer 00000000", "CreateInstance 00000000", "Release 0", .. OpenAndClose,
        "CoInitialize 00000000", "CoInitializeEx 00000000", "CoCreateInstance 00000000", .. OpenAndClose,
        "OpenImapiCreateInstance 00000000", .. OpenAndClose,
        "DllCanUnloadNow 00000001",
    ]);

    [Theory]
    [InlineData("host")]
    [InlineData("aot")]
    public async Task Unknown_classes_and_missing_pointers_are_answered_as_COM_does(string kind) => await PrintsAsync(kind, "refusals",
    [
        "DllGetClassObject(recorder, factory, &object) 80040111",
        "DllGetClassObject(&not_null, factory, &object) 80040111",
        "DllGetClassObject(master, face, &object) 80004002",
        "DllGetClassObject(NULL, factory, &object) 80070057",
        "DllGetClassObject(master, NULL, &object) 80070057",
        "DllGetClassObject(master, factory, NULL) 80004003",
        "CoCreateInstance(recorder, NULL, CLSCTX_ALL, face, &object) 80040154",
        "CoCreateInstance(master, outer, CLSCTX_ALL, face, &object) 80040110",
        "CoCreateInstance(master, NULL, CLSCTX_REMOTE_SERVER, face, &object) 80040154",
        "CoCreateInstance(master, NULL, CLSCTX_ALL, &IID_IDiscRecorder, &object) 80004002",
        "CoCreateInstance(NULL, NULL, CLSCTX_ALL, face, &object) 80070057",
        "CoCreateInstance(master, NULL, CLSCTX_ALL, NULL, &object) 80070057",
        "CoCreateInstance(master, NULL, CLSCTX_ALL, face, NULL) 80004003",
        "OpenImapiCreateInstance(recorder, face, &object) 80040154",
        "OpenImapiCreateInstance(master, face, NULL) 80004003",
        "CoInitialize(NOT_NULL) 80070057",
        "CoInitializeEx(NOT_NULL, 0) 80070057",
    ]);

    [Theory]
    [InlineData("host")]
    [InlineData("aot")]
    public async Task Texts_and_memory_go_there_and_back(string kind) => await PrintsAsync(kind, "memory",
    [
        "lengths 4 6 3 0", "contents 0 0 0", "bytes 12", "nothing 1", "too much 1 1", "kept 0", "freed 1",
        "PropVariantClear 00000000", "cleared 1", "PropVariantClear(NULL) 00000000",
    ]);

    [Theory]
    [InlineData("host")]
    [InlineData("aot")]
    public async Task Eight_threads_may_make_the_first_call_at_once(string kind) =>
        await PrintsAsync(kind, "threads", [.. Enumerable.Repeat("CoCreateInstance 00000000", 8)]);

    [Theory]
    [InlineData("host")]
    [InlineData("aot")]
    public async Task A_program_that_unloads_the_library_keeps_its_objects(string kind) =>
        await PrintsAsync(kind, "unloading", [.. Enumerable.Repeat<string[]>(["OpenImapiCreateInstance 00000000", "Release 0"], 3).SelectMany(lines => lines)]);

    [Theory]
    [InlineData("host", "c++98")]
    [InlineData("aot", "c++98")]
    [InlineData("aot", "c++20")]
    public async Task A_source_in_the_style_of_Windows_compiles_and_runs(string kind, string standard)
    {
        using var program = await CProgram.CompileAsync(kind, "client.cpp", $"-std={standard}", "-fshort-wchar");
        Assert.Equal(["5 characters, the first is A", "1 references"], (await program.RunAsync()).MustSucceed().Lines);
    }

    [Fact]
    public async Task A_process_that_runs_NET_already_may_load_it()
    {
        var library = NativeLibrary.Load(Path.Combine(await BuiltLibrary.FolderAsync("host"), "libopenimapi.so.1"));
        Assert.Equal((0, 0u), CreateAndRelease(NativeLibrary.GetExport(library, "OpenImapiCreateInstance")));
    }

    [Theory]
    [InlineData("host", "libc.so.6")]
    [InlineData("aot", "ld-linux-x86-64.so.2", "libc.so.6", "libm.so.6")]
    public async Task It_exports_the_published_names_only_and_needs_the_C_library_only(string kind, params string[] needed)
    {
        var library = Path.Combine(await BuiltLibrary.FolderAsync(kind), "libopenimapi.so");
        var exported = await Judge.RunAsync("nm", "-D", "--defined-only", library);
        Assert.Equal(Declared().Select(name => $"T {name}@@OPENIMAPI_1").Prepend("A OPENIMAPI_1").Order(StringComparer.Ordinal),
            exported.Lines.Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]).Order(StringComparer.Ordinal));
        var wanted = await Judge.RunAsync("nm", "-D", "--undefined-only", library);
        Assert.All(wanted.Lines, line => Assert.Matches(@" w \w+|@GLIBC_", line));
        var dynamic = await Judge.RunAsync("readelf", "-d", library);
        Assert.Equal(needed, dynamic.Lines.Where(line => line.Contains("(NEEDED)", StringComparison.Ordinal)).Select(line => line.Split('[', ']')[1]).Order(StringComparer.Ordinal));
        Assert.Contains("soname: [libopenimapi.so.1]", dynamic.Output, StringComparison.Ordinal);
    }

    /// <summary>What creation answers, and the last Release.</summary>
    private static unsafe (int Result, uint Left) CreateAndRelease(nint export)
    {
        var (master, face) = (ClassIds.DiscMaster, typeof(OpenImapi.Com.IDiscMaster).GUID);
        void*** instance;
        var result = ((delegate* unmanaged<Guid*, Guid*, void****, int>)export)(&master, &face, &instance);
        return (result, result < 0 ? uint.MaxValue : ((delegate* unmanaged<void***, uint>)(*instance)[2])(instance));
    }

    /// <summary>The functions of the header; those of the linker's list must be the same.</summary>
    private static List<string> Declared()
    {
        var declared = File.ReadLines(Path.Combine(Repository.Root, "include", "openimapi", "openimapi.h"))
            .Where(line => line.EndsWith(");", StringComparison.Ordinal)).Select(line => line.Split('(')[0].Split(' ', '*')[^1]).Order(StringComparer.Ordinal).ToList();
        var listed = File.ReadLines(Path.Combine(Repository.Root, "native", "exports.map"))
            .Select(line => line.Trim()).Where(line => line.EndsWith(';') && char.IsLetter(line[0])).Select(line => line.TrimEnd(';'));
        Assert.Equal(listed, declared);
        return declared;
    }

    private static async Task PrintsAsync(string kind, string part, string[] expected)
    {
        using var program = await CProgram.CompileAsync(kind, "client.c");
        var verdict = (await program.RunAsync(part)).MustSucceed();
        Assert.Equal(expected, verdict.Lines);
        Assert.Equal("", verdict.Errors);
    }
}
