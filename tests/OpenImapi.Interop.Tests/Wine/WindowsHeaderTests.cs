using System.Text;
using OpenImapi.Com.Tests;

namespace OpenImapi.Interop.Tests.Wine;

/// <summary>
/// The compilers for Windows take include/openimapi with that system's own headers of COM; what the published facts say is asserted as they
/// compile, of our interfaces and of the system's.
/// </summary>
[Trait("Category", "Interop")]
public sealed class WindowsHeaderTests : IDisposable
{
    private static readonly string[] Strict = ["-Wall", "-Wextra", "-Werror", "-pedantic", "-I", Path.Combine(Repository.Root, "include")];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Slots_and_layouts_in_C_are_the_published_ones()
    {
        var source = new StringBuilder("#include <openimapi/imapi.h>\n#include <openimapi/openimapi.h>\n#include <stddef.h>\n");
        foreach (var face in Published.Interfaces.Concat(Published.OnWindows))
        {
            foreach (var (method, index) in face.Methods.Select((method, index) => (method.Split(' ')[0], index)))
                source.Append($"_Static_assert(offsetof({face}Vtbl, {method}) == {face.FirstSlot + index} * sizeof(void *), \"{face}::{method}\");\n");
            source.Append($"_Static_assert(sizeof({face}Vtbl) == {face.FirstSlot + face.Methods.Length} * sizeof(void *), \"{face}\");\n");
        }

        foreach (var words in Published.Structures.Select(line => line.Split(' ')))
        {
            source.Append($"_Static_assert(sizeof({words[0]}) == {words[1]}, \"{words[0]}\");\n");
            for (var i = 2; i < words.Length; i += 2)
                source.Append($"_Static_assert(offsetof({words[0]}, {words[i]}) == {words[i + 1]}, \"{words[0]}.{words[i]}\");\n");
        }

        source.Append("int main(void) { return 0; }\n");
        await Judge.RunAsync("x86_64-w64-mingw32-gcc", ["-std=c11", .. Strict, "-c", folder.Write("facts.c", Encoding.UTF8.GetBytes(source.ToString())), "-o", folder["facts.o"]]);
    }

    /// <summary>sdk-facts.txt was printed by the same program with the imapi.h and imapierror.h of Microsoft.Windows.SDK.CPP 10.0.28000.2957.</summary>
    [Fact]
    public async Task Everything_in_our_header_is_as_in_the_one_of_Microsoft_s_SDK()
    {
        var here = Path.Combine(Repository.Root, "tests", "OpenImapi.Interop.Tests", "Wine");
        await Judge.RunAsync("g++", ["-std=c++11", .. Strict, Path.Combine(here, "facts.cpp"), "-o", folder["facts"]]);
        Assert.Equal(await File.ReadAllLinesAsync(Path.Combine(here, "sdk-facts.txt")), (await Judge.RunAsync(folder["facts"])).Lines);
    }

    [Theory]
    [InlineData("c99")]
    [InlineData("c17")]
    public async Task C_creates_the_disc_master(string standard)
    {
        var source = folder.Write("client.c", """
            #include <openimapi/imapi.h>
            #include <openimapi/openimapi.h>
            int main(void) {
                IDiscMaster *master = NULL;
                HRESULT result = CoCreateInstance(&CLSID_MSDiscMasterObj, NULL, CLSCTX_ALL, &IID_IDiscMaster, (void **)&master);
                if (FAILED(result))
                    return 1;
                result = master->lpVtbl->Open(master);
                master->lpVtbl->Release(master);
                return result == IMAPI_E_ALREADYOPEN;
            }
            """u8);
        await Judge.RunAsync("x86_64-w64-mingw32-gcc", [$"-std={standard}", .. Strict, source, "-o", folder["client.exe"], "-lole32", "-loleaut32", "-luuid"]);
    }

    [Theory]
    [InlineData("c++11")]
    [InlineData("c++20")]
    public async Task CPlusPlus_creates_the_disc_master(string standard)
    {
        var source = folder.Write("client.cpp", """
            #include <openimapi/imapi.h>
            #include <openimapi/openimapi.h>
            int main() {
                IDiscMaster *master = nullptr;
                if (FAILED(CoCreateInstance(CLSID_MSDiscMasterObj, nullptr, CLSCTX_ALL, IID_IDiscMaster, reinterpret_cast<void **>(&master))))
                    return 1;
                HRESULT result = master->Open();
                master->Release();
                return result == IMAPI_E_ALREADYOPEN;
            }
            """u8);
        await Judge.RunAsync("x86_64-w64-mingw32-g++", [$"-std={standard}", .. Strict, source, "-o", folder["client.exe"], "-lole32", "-loleaut32", "-luuid"]);
    }
}
