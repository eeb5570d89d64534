using FunctionApp.Composition;
using Microsoft.Extensions.Hosting;

AppHost.Build(args).Run();
