/* Runs only where ES modules are unknown. */
document.getElementById("old-browser").removeAttribute("hidden");
