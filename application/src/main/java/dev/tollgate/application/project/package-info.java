/** What installation tokens reach: the organization of their grant, and its projects. */
package dev.tollgate.application.project;
