using System.Text;
using OpenImapi.Architecture.Tests;
using OpenImapi.Com.Tests;

namespace OpenImapi.Interop.Tests;

/// <summary>A C compiler reads include/openimapi and says what it made of it; that must be what the .NET side and the published facts say.</summary>
[Trait("Category", "Interop")]
public class HeaderTests
{
    private static readonly string Headers = Path.Combine(Repository.Root, "include");

    [Theory]
    [InlineData("c99")]
    [InlineData("c17")]
    public async Task Slots_and_identifiers_in_C_are_the_published_ones(string standard)
    {
        var program = new StringBuilder();
        foreach (var face in Published.Interfaces)
        {
            program.Append($"    guid(\"{face}\", &IID_{face});\n");
            foreach (var name in face.Methods.Select(NameOf))
                program.Append($"    printf(\"{name} %d\\n\", (int)(offsetof({face}Vtbl, {name}) / sizeof(void *)));\n");
            program.Append($"    printf(\"end %d\\n\", (int)(sizeof({face}Vtbl) / sizeof(void *)));\n");
        }

        Assert.Equal(Published.Interfaces.SelectMany(SlotsOf), await RunAsync(program, standard));
    }

    [Fact]
    public async Task Structures_in_C_are_laid_out_as_in_NET()
    {
        var program = new StringBuilder();
        foreach (var words in Published.Structures.Select(line => line.Split(' ')))
        {
            program.Append($"    printf(\"{words[0]} %d\", (int)sizeof({words[0]}));\n");
            foreach (var field in words[2..].Where((_, i) => i % 2 == 0))
                program.Append($"    printf(\" {field} %d\", (int)offsetof({words[0]}, {field}));\n");
            program.Append("    printf(\"\\n\");\n");
        }

        var lines = await RunAsync(program, "c17");
        Assert.Equal(Published.Structures, lines);
        Assert.Equal(Layouts.Ours(), lines);
    }

    [Fact]
    public async Task Every_result_code_has_its_published_value_and_there_is_no_other()
    {
        var codes = WindowsCodes.BySymbol.Where(code => code.Key.StartsWith("IMAPI_", StringComparison.Ordinal)).Select(code => (Symbol: code.Key, code.Value))
            .Append((Symbol: "IMAPI_S_PROPERTIESIGNORED", Value: (uint)ImapiSuccess.PropertiesIgnored)).Append((Symbol: "IMAPI_S_BUFFER_TO_SMALL", Value: (uint)ImapiSuccess.BufferTooSmall))
            .OrderBy(code => code.Symbol, StringComparer.Ordinal).ToList();
        var defined = File.ReadLines(Path.Combine(Headers, "openimapi", "imapierror.h"))
            .Where(line => line.StartsWith("#define IMAPI_", StringComparison.Ordinal)).Select(line => line.Split(' ')[1]).Order(StringComparer.Ordinal);
        Assert.Equal(codes.Select(code => code.Symbol), defined);

        var program = new StringBuilder();
        foreach (var (symbol, _) in codes)
            program.Append($"    printf(\"{symbol} %08X\\n\", (unsigned){symbol});\n");
        Assert.Equal(codes.Select(code => $"{code.Symbol} {code.Value:X8}"), await RunAsync(program, "c17"));
    }

    [Fact]
    public async Task Constants_and_class_identifiers_are_the_published_ones()
    {
        (string Name, int Value)[] published =
        [
            ("MEDIA_CDDA_CDROM", 1), ("MEDIA_CD_ROM_XA", 2), ("MEDIA_CD_I", 3), ("MEDIA_CD_EXTRA", 4), ("MEDIA_CD_OTHER", 5), ("MEDIA_SPECIAL", 6),
            ("MEDIA_BLANK", 1), ("MEDIA_RW", 2), ("MEDIA_WRITABLE", 4), ("MEDIA_FORMAT_UNUSABLE_BY_IMAPI", 8),
            ("RECORDER_CDR", 1), ("RECORDER_CDRW", 2), ("RECORDER_DOING_NOTHING", 0), ("RECORDER_OPENED", 1), ("RECORDER_BURNING", 2),
            ("sizeof(boolean)", 1), ("sizeof(UINT_PTR)", nint.Size), ("sizeof(LONG)", 4), ("sizeof(HRESULT)", 4), ("sizeof(OLECHAR)", 2),
        ];
        (string Name, string Id)[] classes =
        [
            ("MSDiscMasterObj", "520CCA63-51A5-11D3-9144-00104BA11C5E"), ("MSDiscRecorderObj", "520CCA61-51A5-11D3-9144-00104BA11C5E"),
            ("MSEnumDiscRecordersObj", "8A03567A-63CB-4BA8-BAF6-52119816D1EF"),
        ];
        var program = new StringBuilder();
        foreach (var (name, _) in published)
            program.Append($"    printf(\"{name} %d\\n\", (int){name});\n");
        foreach (var (name, _) in classes)
            program.Append($"    guid(\"{name}\", &CLSID_{name});\n");
        Assert.Equal(published.Select(fact => $"{fact.Name} {fact.Value}").Concat(classes.Select(fact => $"{fact.Name} {fact.Id}")), await RunAsync(program, "c17"));
    }

    [Fact]
    public async Task A_C_plus_plus_compiler_takes_the_header_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var source = folder.Write("client.cpp", """
            #include <openimapi/imapi.h>
            HRESULT burn(IDiscMaster *master, const IID &format) {
                IJolietDiscMaster *joliet = nullptr;
                HRESULT result = master->SetActiveDiscMasterFormat(format, reinterpret_cast<void **>(&joliet));
                if (FAILED(result)) return result;
                joliet->Release();
                return master->RecordDisc(0, 1);
            }
            int main() { return sizeof(STATSTG) == 80 ? 0 : 1; }
            """u8);
        var program = Path.Combine(folder.Path, "client");
        await Judge.RunAsync("g++", "-std=c++17", "-Wall", "-Wextra", "-Werror", "-pedantic", "-I", Headers, source, "-o", program);
        await Judge.RunAsync(program);
    }

    [Theory]
    [InlineData("gcc", "c89")]
    [InlineData("gcc", "c99", "-pedantic")]
    [InlineData("gcc", "c11", "-pedantic")]
    [InlineData("gcc", "c17", "-pedantic")]
    [InlineData("gcc", "c2x", "-pedantic")]
    [InlineData("gcc", "c17", "-fshort-wchar")]
    [InlineData("g++", "c++98")]
    [InlineData("g++", "c++11", "-pedantic")]
    [InlineData("g++", "c++14", "-pedantic")]
    [InlineData("g++", "c++17", "-pedantic")]
    [InlineData("g++", "c++20", "-pedantic")]
    [InlineData("g++", "c++20", "-fshort-wchar")]
    public async Task Each_header_stands_alone_in_every_standard(string compiler, string standard, params string[] flags)
    {
        using var folder = new TemporaryFolder();
        foreach (var header in Directory.EnumerateFiles(Path.Combine(Headers, "openimapi")).Select(Path.GetFileName))
        {
            var source = folder.Write(compiler == "gcc" ? "alone.c" : "alone.cpp", Encoding.UTF8.GetBytes($"#include <openimapi/{header}>\n#include <openimapi/{header}>\nint main(void) {{ return 0; }}\n"));
            await Judge.RunAsync(compiler, [$"-std={standard}", .. flags, "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-I", Headers, source]);
        }
    }

    private static IEnumerable<string> SlotsOf(PublishedInterface face) =>
    [
        $"{face} {face.Iid}",
        .. face.Methods.Select((method, i) => $"{NameOf(method)} {face.FirstSlot + i}"),
        $"end {face.FirstSlot + face.Methods.Length}",
    ];

    private static string NameOf(string method) => method.Split(' ')[0];

    /// <summary>The lines that a program with this body prints.</summary>
    private static async Task<IReadOnlyList<string>> RunAsync(StringBuilder body, string standard)
    {
        Assert.SkipUnless(nint.Size == 8, "The published numbers are those of 64-bit systems.");
        using var folder = new TemporaryFolder();
        var source = folder.Write("facts.c", Encoding.UTF8.GetBytes($$"""
            #include <openimapi/imapi.h>
            #include <stdio.h>
            void guid(const char *name, const GUID *id);
            void guid(const char *name, const GUID *id) {
                int i;
                printf("%s %08X-%04X-%04X-", name, (unsigned)id->Data1, (unsigned)id->Data2, (unsigned)id->Data3);
                for (i = 0; i < 8; i++)
                    printf(i == 2 ? "-%02X" : "%02X", (unsigned)id->Data4[i]);
                printf("\n");
            }
            int main(void) {
            {{body}}
                return 0;
            }
            """));
        var program = Path.Combine(folder.Path, "facts");
        await Judge.RunAsync("gcc", $"-std={standard}", "-Wall", "-Wextra", "-Werror", "-pedantic", "-I", Headers, source, "-o", program);
        return (await Judge.RunAsync(program)).Lines;
    }
}
