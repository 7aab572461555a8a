using OpenImapi.Com.Tests;
using Xunit.Runner.InProc.SystemConsole;

return args is [Neighbour.Word, var home, var task] ? Neighbour.Run(home, task) : await ConsoleRunner.Run(args);
